"""What trials read from files is read once, and each of them has it as the file holds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tfaudit.tuner.child import held
from tfaudit.tuner.measurement import Measurement, Status

Trial = Callable[..., Measurement]
NOTE = "what {} reads is kept from trial to trial"
ROWS = 900_000  # which take NumPy much longer than `held.LEAST_SECONDS`

TEXT = """
table = np.genfromtxt("table.txt", dtype=np.float32, delimiter=",")
assert table.shape == (900_000, 2), table.shape
assert table[0, 0] == float(os.environ["FIRST"]) and table[-1, 1] == 7, table
table[:] = -1  # as a script that scales its data in place
again = np.genfromtxt("table.txt", dtype=np.float32, delimiter=",", max_rows=2)
assert again[0, 1] == 7, again
fit()
"""


def write(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("table.txt").write_text(f"{first},7\n" + "1,7\n" * (ROWS - 1))
    monkeypatch.setenv("FIRST", str(first))


@pytest.mark.tensorflow
def test_a_table_is_read_once(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = NOTE.format("numpy.genfromtxt")
    monkeypatch.chdir(tmp_path)

    def run() -> Measurement:
        measured = trial(TEXT)
        assert measured.status is Status.OK, measured.log and measured.log.read_text()
        return measured

    write(1, monkeypatch)
    assert note not in run().notes
    assert note in run().notes
    assert note in run().notes, "what one trial changes, the next one does not see"
    write(3, monkeypatch)
    assert note not in run().notes, "a file that has changed is read again"
    assert note in run().notes


@pytest.mark.tensorflow
def test_members_of_an_archive_are_held(trial: Trial) -> None:
    text = """
    if not os.path.exists("made.npz"):
        np.savez_compressed("made.npz", x=rng.random((1000, 12_000)))
    with np.load("made.npz") as archive:
        x = archive["x"]
    assert x.shape == (1000, 12_000) and 0.4 < x.mean() < 0.6
    x[:] = 0
    fit()
    """
    note = NOTE.format("numpy.NpzFile")
    first, second = trial(text), trial(text)
    assert first.status is second.status is Status.OK, second.log and second.log.read_text()
    assert note not in first.notes
    assert note in second.notes


def test_only_calls_that_can_be_told_are_held(tmp_path: Path) -> None:
    path = tmp_path / "a file.csv"
    path.write_text("1\n")

    def request(*args: object, **kwargs: object) -> object:
        return held._request("pandas.read_csv", "filepath_or_buffer", args, kwargs)

    assert request(path, sep=";", usecols=[0], dtype={"a": float})
    assert request(filepath_or_buffer=str(path))
    assert request(path, converters={0: len}) is None
    assert request(path, dtype=object()) is None
    assert request("https://example.com/a.csv") is None
    with path.open() as file:
        assert request(file) is None
    assert request(tmp_path / "missing.csv") is None
    assert request(path, mmap_mode="r") is None


def test_what_a_call_gets_comes_back() -> None:
    value = {"a": [1, None, "x"], "b": (2.5, True), "c": float, "d": {"e": int}}
    assert held._decoded(held._encoded(value)) == value


def test_a_request_that_fails_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("no numbers\n")
    request = held._request("numpy.loadtxt", "fname", (path,), {})
    assert request is not None
    held.hold(request)
    assert not held._held
