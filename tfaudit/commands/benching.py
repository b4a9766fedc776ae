"""`bench` from end to end: which programs run, on what, and what is printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from tfaudit.audit import mend_paths
from tfaudit.commands.verification import texts_of
from tfaudit.errors import TfauditError
from tfaudit.model import Safety
from tfaudit.tuner import bench, bench_view, plain
from tfaudit.tuner import devices as device_choice
from tfaudit.tuner.manifest import manifest
from tfaudit.tuner.measurement import Limits, Variant
from tfaudit.tuner.plan import script_of
from tfaudit.tuner.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.config import Config
    from tfaudit.tuner.devices import Machine
    from tfaudit.tuner.measurement import Devices, Measurement
    from tfaudit.tuner.trials import Task

_LOGS = Path(".tfaudit/logs")


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    scripts: tuple[Path, ...]
    argv: tuple[str, ...] = ()
    runs: int | None = None
    seconds: float = 10.0
    trial_timeout: float = 300.0
    devices: str = "all"
    python: Path | None = None
    unsafe: bool = False
    new_process: bool = False
    as_json: bool = False


def run(request: Request, config: Config) -> None:
    """Measure the scripts and print what came of it.

    Raises:
        TfauditError: there is no result, and why.
    """
    console = Console(stderr=True)
    variants = _variants(request, config)
    limits = Limits(seconds=request.seconds, trial_timeout=request.trial_timeout)
    fork_server = not request.new_process
    with Runner(request.python, fork_server=fork_server, log_dir=_LOGS) as runner:
        machine = runner.machine()
        devices = device_choice.choose(request.devices, machine)
        console.print(_announcement(tuple(variants), machine, devices), markup=False)
        for line in device_choice.foreign_processes(devices):
            console.print(f"[yellow]{line}: measurements will be less certain[/]")

        def measure(task: Task) -> Measurement:
            return runner.run(
                variants[str(task.setting[bench.SCRIPT])],
                devices,
                limits,
                on_progress=task.report,
                cancel=task.cancel,
            )

        with bench_view.Screen(console) as screen:
            result = bench.run(tuple(variants), measure, passes=request.runs, watcher=screen)
    if request.as_json:
        found = bench_view.as_json(result, manifest(machine, devices, request.argv))
        print(plain.dump(found))
    else:
        bench_view.show(result, Console())


def _variants(request: Request, config: Config) -> dict[str, Variant]:
    """What is measured, by the name that it is called.

    Raises:
        TfauditError: a script cannot be run, or a single one has nothing to fix.
    """
    paths = [script_of(path) for path in request.scripts]
    if len(paths) > 1:
        names = _names(request.scripts)
        return {n: Variant(path, {}, request.argv) for n, path in zip(names, paths, strict=True)}
    script, (path,) = request.scripts[0], paths
    least = Safety.UNSAFE if request.unsafe else Safety.SAFE
    mended = list(mend_paths((script,), config, least))
    for fault in (fault for file in mended for fault in file.faults):
        raise TfauditError(str(fault))
    texts = texts_of(mended)
    kind = "fixes" if request.unsafe else "safe fixes"
    if not texts:
        more = "" if request.unsafe else ", or --unsafe for the other fixes"
        raise TfauditError(
            f"{script} has no {kind} to be measured with: name a second script{more}"
        )
    return {
        f"{path.name} as it is": Variant(path, {}, request.argv),
        f"{path.name} with its {kind}": Variant(path, texts, request.argv),
    }


def _names(scripts: Sequence[Path]) -> list[str]:
    """What the scripts are called: by their file names where these differ, else by their paths.

    A script may be named twice, to see how large a difference is found where there is none.
    """
    several = len({path.name for path in scripts}) < len(set(scripts))
    names = [str(path) if several else path.name for path in scripts]
    count = Counter(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if count[name] > 1 else name)
    return found


def _announcement(names: Sequence[str], machine: Machine, devices: Devices) -> str:
    where = str(machine)
    if not devices.gpus and devices.logical_cpus > 1:
        where += f", the CPU as {devices.logical_cpus} devices"
    return f"Measuring {', '.join(names[:-1])} and {names[-1]} on {where}."
