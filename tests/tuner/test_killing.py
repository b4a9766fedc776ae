"""No process and no temporary file outlives a trial, whoever is killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import HEAD, QUICK

from tfaudit.tuner.measurement import Devices, Measurement, Status, Variant
from tfaudit.tuner.runner import Runner

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
Trial = Callable[..., Measurement]

# Processes that try to get away: another session, an orphan of an orphan, and a worker that forks.
FAMILY = """
sleep = [sys.executable, "-c", "import time; time.sleep(600)", "tfaudit-test-{mark}"]
subprocess.Popen(sleep, start_new_session=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sleep[0], sleep)
    os._exit(0)
for _ in range(4):
    subprocess.Popen(sleep)
"""
DRIVER = """
import sys
from pathlib import Path
from tfaudit.tuner.measurement import Devices, Limits, Variant
from tfaudit.tuner.runner import Runner
with Runner(log_dir=Path("logs"), fork_server=sys.argv[2] == "fork") as runner:
    runner.run(Variant(Path(sys.argv[1]), {}), Devices(), Limits(), on_progress=print)
"""


def marked(mark: str) -> list[int]:
    """Processes with this mark on their command line, zombies left out."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"tfaudit-test-{mark}" in (entry / "cmdline").read_text():
                found.append(int(entry.name))
    return found


def soon(condition: Callable[[], bool], seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.fixture
def mark(request: pytest.FixtureRequest) -> Iterator[str]:
    mark = f"{os.getpid()}-{abs(hash(request.node.name))}"
    yield mark
    for pid in marked(mark):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("fit()", Status.OK),
        ("raise ValueError", Status.CRASH),
        ("os._exit(0)", Status.CRASH),
        ("ctypes.string_at(0)", Status.CRASH),
        ("time.sleep(600)", Status.HANG),
    ],
)
def test_children_end_with_the_trial(trial: Trial, mark: str, end: str, status: Status) -> None:
    where = "open('where', 'w').write(tempfile.mkdtemp())\n"
    measured = trial(where + FAMILY.format(mark=mark) + end, trial_timeout=15)
    assert measured.status is status
    assert marked(mark) == []
    assert not Path(Path("where").read_text()).exists()


def test_a_fork_bomb_of_workers_is_ended(trial: Trial, mark: str) -> None:
    text = f"""
    if os.fork() == 0:
        os.setsid()
        for _ in range(60):
            if os.fork() == 0:
                os.setsid()
                os.execv(sys.executable, [sys.executable, "-c",
                    "import os, time\\nfor _ in range(3): os.fork()\\ntime.sleep(600)",
                    "tfaudit-test-{mark}"])
            time.sleep(0.02)
        os._exit(0)
    fit()
    """
    measured = trial(text)
    assert measured.status is Status.OK
    assert marked(mark) == []


def start_driver(folder: Path, mark: str, kind: str) -> subprocess.Popen[str]:
    script = folder / "train.py"
    (folder / "tmp").mkdir()
    endless = "fit(InStep5(lambda: time.sleep(600)))"
    script.write_text(
        HEAD + FAMILY.format(mark=mark) + f"open('pid', 'w').write(str(os.getpid()))\n{endless}\n"
    )
    return subprocess.Popen(
        [sys.executable, "-u", "-c", DRIVER, str(script), kind, f"tfaudit-test-{mark}"],
        cwd=folder, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["fork", "new"])
def test_nothing_is_left_when_the_tuner_is_killed(tmp_path: Path, mark: str, kind: str) -> None:
    with start_driver(tmp_path, mark, kind) as driver:
        assert soon((tmp_path / "pid").exists, 60)
        assert soon(lambda: len(marked(mark)) == 7)  # the driver too
        trial = int((tmp_path / "pid").read_text())
        driver.kill()
    assert soon(lambda: not alive(trial))
    assert soon(lambda: marked(mark) == [])
    assert soon(lambda: not list((tmp_path / "tmp").iterdir()))


def test_ctrl_c_ends_the_trial_and_reaches_the_caller(tmp_path: Path, mark: str) -> None:
    with start_driver(tmp_path, mark, "fork") as driver:
        assert soon(lambda: len(marked(mark)) >= 7, 60)
        driver.send_signal(signal.SIGINT)
        assert driver.wait(20) != 0
    assert soon(lambda: marked(mark) == [])


def test_a_trial_outlives_its_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "train.py"
    script.write_text(HEAD + "fit()")
    monkeypatch.chdir(tmp_path)
    killed: list[int] = []
    with Runner(log_dir=tmp_path / "logs") as runner:

        def kill_server(progress: object) -> None:
            if not killed:
                killed.append(next(iter(runner._servers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        variant = Variant(script, {})
        first = runner.run(variant, Devices(), QUICK, on_progress=kill_server)
        assert first.status is Status.OK
        assert runner.run(variant, Devices(), QUICK).status is Status.OK
        assert next(iter(runner._servers.values())).pid != killed[0]


def test_a_killed_supervisor_takes_its_trial_along(
    runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "train.py"
    text = "open('pids', 'w').write(f'{os.getpid()} {os.getppid()}')\ntime.sleep(600)"
    script.write_text(HEAD + text)
    monkeypatch.chdir(tmp_path)

    def kill_parent() -> None:
        assert soon((tmp_path / "pids").exists, 30)
        os.kill(int((tmp_path / "pids").read_text().split()[1]), signal.SIGKILL)

    thread = threading.Thread(target=kill_parent)
    thread.start()
    measured = runner.run(Variant(script, {}), Devices(), QUICK)
    thread.join()
    assert measured.status is Status.CRASH
    trial = int((tmp_path / "pids").read_text().split()[0])
    assert soon(lambda: not alive(trial))


def test_a_search_that_stops_ends_the_trial(
    runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "train.py"
    script.write_text(HEAD + "fit(InStep5(lambda: time.sleep(600)))")
    monkeypatch.chdir(tmp_path)
    cancel = threading.Event()
    measured = runner.run(
        Variant(script, {}), Devices(), QUICK, cancel=cancel, on_progress=lambda _: cancel.set()
    )
    assert measured.status is Status.INTERRUPTED


def test_trials_in_several_threads_do_not_meet(
    runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    results: dict[int, Measurement] = {}

    def run(batch: int) -> None:
        script = tmp_path / f"train{batch}.py"
        script.write_text(HEAD + f"fit(data=data.unbatch().batch({batch}))")
        results[batch] = runner.run(Variant(script, {}), Devices(), QUICK)

    threads = [threading.Thread(target=run, args=(batch,)) for batch in (16, 64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {batch: result.batch for batch, result in results.items()} == {16: 16, 64: 64}
    assert len({result.log for result in results.values()}) == 2
