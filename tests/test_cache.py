"""Results kept between runs: used when they hold, and never otherwise."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

import tfaudit
from tfaudit import cache as cache_module
from tfaudit.audit import check_paths
from tfaudit.cache import ResultCache, key_of
from tfaudit.config import Config
from tfaudit.engine import FileResult
from tfaudit.finding_json import result_from, result_to
from tfaudit.model import (
    Edit,
    Effect,
    Fault,
    Finding,
    Fix,
    Place,
    Related,
    Safety,
    Severity,
)

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = 1_600_000_000


def write(path: Path, text: str = "import a\n", age: float = LONG_AGO) -> Path:
    path.write_text(text)
    os.utime(path, (age, age))
    return path


def settings(root: Path, **more: object) -> Config:
    return Config(root=root, cache_dir=root / ".tfaudit_cache", **more)  # type: ignore[arg-type]


def result(path: Path, *uses: Path, line: int = 1) -> FileResult:
    place = Place(path, line, 2, 3, 4)
    fix = Fix("title", (Edit(1, 2, "é"),), Safety.UNSAFE, "note")
    related = (Related(Place(path.with_name("b.py"), 1, 1, 1, 1, 2), "here"),)
    found = Finding(place, "TFA202", "n", "m", Severity.LOW, Effect.SMALL, related, fix)
    plain = Finding(place, "TFA301", "n", "m", Severity.INFO, Effect.MEMORY)
    faults = (Fault(path, "odd", 3), Fault(path, "odder"))
    return FileResult(path, (found, plain), faults, dependencies=uses, hidden=2, suppressed=1)


def without_uses(of: FileResult) -> FileResult:
    return FileResult(of.path, of.findings, of.faults, hidden=of.hidden, suppressed=of.suppressed)


def keep(config: Config, *results: FileResult) -> None:
    """A run that analyses some files."""
    cache = ResultCache(config, [r.path for r in results])
    for one in results:
        cache.get(one.path)
        cache.put(one)
    cache.save()


def held(config: Config, path: Path, *others: Path) -> FileResult | None:
    """What the next run has of a file."""
    return ResultCache(config, [path, *others]).get(path)


def test_results_survive_json(tmp_path: Path) -> None:
    before = result(tmp_path / "a.py")
    assert result_from(before.path, json.loads(json.dumps(result_to(before)))) == before


def test_unchanged_files_are_answered(tmp_path: Path) -> None:
    path, config = write(tmp_path / "a.py"), settings(tmp_path)
    assert held(config, path) is None
    keep(config, result(path))
    assert held(config, path) == result(path)


def test_changed_contents(tmp_path: Path) -> None:
    path, config = write(tmp_path / "a.py", "x = 1\n"), settings(tmp_path)
    keep(config, result(path))
    write(path, "x = 2\n", LONG_AGO + 10)
    assert held(config, path) is None
    keep(config, result(path, line=5))
    assert held(config, path) == result(path, line=5)


def test_touched_files_are_compared_by_contents(tmp_path: Path) -> None:
    path, config = write(tmp_path / "a.py"), settings(tmp_path)
    keep(config, result(path))
    write(path, age=LONG_AGO + 10)
    assert held(config, path) == result(path)


def test_a_change_within_one_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    path, config = tmp_path / "a.py", settings(tmp_path)
    now = time.time()
    write(path, "x = 1\n", now)
    keep(config, result(path))
    write(path, "x = 2\n", now)
    assert held(config, path) is None


def test_modules_that_a_file_imports(tmp_path: Path) -> None:
    path, used, config = write(tmp_path / "a.py"), write(tmp_path / "b.py"), settings(tmp_path)
    keep(config, result(path, used))
    assert held(config, path) == without_uses(result(path))
    write(used, "changed\n")
    assert held(config, path) is None
    used.unlink()
    assert held(config, path) is None


def test_a_module_that_changed_for_another_file_has_changed(tmp_path: Path) -> None:
    """Checking one file anew must not vouch for others that import the same module."""
    first, second, used = (write(tmp_path / f"{name}.py") for name in "abc")
    config = settings(tmp_path)
    keep(config, result(first, used), result(second, used))
    write(used, "changed\n")
    keep(config, result(first, used))
    assert held(config, first) is not None
    assert held(config, second) is None


def test_a_module_that_changed_during_the_run_is_not_trusted(tmp_path: Path) -> None:
    path, used, config = write(tmp_path / "a.py"), write(tmp_path / "b.py"), settings(tmp_path)
    cache = ResultCache(config, [path])
    cache.get(path)
    write(used, age=time.time())
    cache.put(result(path, used))
    cache.save()
    assert held(config, path) is None


def test_a_file_that_changed_during_the_run_is_not_trusted(tmp_path: Path) -> None:
    path, config = write(tmp_path / "a.py", "x = 1\n"), settings(tmp_path)
    cache = ResultCache(config, [path])
    cache.get(path)
    write(path, "x = 2\n", time.time())
    cache.put(result(path))
    cache.save()
    assert held(config, path) is None


def test_a_script_that_trains_by_what_it_imports(tmp_path: Path) -> None:
    step = "def train(model, ds):\n    {}model.fit(ds, epochs=2)\n"
    helper = write(tmp_path / "helper.py", step.format(""))
    data = "import {}\ndef make(x):\n    return tf.data.Dataset.from_tensor_slices(x)\n"
    write(tmp_path / "data.py", data.format("tensorflow as tf"))
    nets = "import keras\ndef build():\n    m = keras.Sequential([keras.layers.Dense(1)])\n"
    write(tmp_path / "nets.py", nets + "    m.compile('sgd', 'mse')\n    return m\n")
    script = "import helper\nfrom data import make\nfrom nets import build\n"
    write(tmp_path / "run.py", script + "helper.train(build(), make([[1.0]]))\n")
    config = settings(tmp_path)
    (found,) = [f for f in check_paths([tmp_path], config).findings if f.code == "TFA201"]
    assert found.place.path in (helper, tmp_path / "data.py")
    write(tmp_path / "data.py", data.format("other as tf"), LONG_AGO + 9)
    assert not [f for f in check_paths([tmp_path], config).findings if f.code == "TFA201"]


def test_a_new_file_that_an_import_may_mean(tmp_path: Path) -> None:
    path, other = write(tmp_path / "a.py", "from data.sets import load\n"), tmp_path / "sets.py"
    config = settings(tmp_path)
    keep(config, result(path))
    assert held(config, path, write(tmp_path / "unrelated.py")) is not None
    assert held(config, path, write(other)) is None


def test_a_module_that_came_back(tmp_path: Path) -> None:
    path, used, config = write(tmp_path / "a.py"), write(tmp_path / "b.py"), settings(tmp_path)
    keep(config, result(path, used))
    used.unlink()
    keep(config, result(path))
    assert held(config, path) is not None
    write(path, "import b\n")
    keep(config, result(path))
    assert held(config, path, write(used, "new\n")) is None


def test_other_settings_have_other_results(tmp_path: Path) -> None:
    path = write(tmp_path / "a.py")
    keep(settings(tmp_path), result(path))
    assert held(settings(tmp_path, gpus=2), path) is None
    keep(settings(tmp_path, gpus=2), result(path, line=9))
    assert held(settings(tmp_path), path) == result(path)


def test_a_new_version_invalidates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, config = write(tmp_path / "a.py"), settings(tmp_path)
    keep(config, result(path))
    monkeypatch.setattr(tfaudit, "__version__", "999")
    assert held(config, path) is None


def test_a_changed_plugin_invalidates(tmp_path: Path) -> None:
    plugin = write(tmp_path / "checks.py")
    config = settings(tmp_path, plugins=("checks",))
    before = key_of(config)
    write(plugin, "changed\n")
    assert key_of(config) != before


def test_only_the_latest_settings_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.py")
    for gpus in range(cache_module.KEPT + 3):
        keep(settings(tmp_path, gpus=gpus), result(path))
    kept = list((tmp_path / ".tfaudit_cache").glob("*.json"))
    assert len(kept) == cache_module.KEPT


def test_results_of_files_that_are_gone_are_dropped(tmp_path: Path) -> None:
    path, other, config = write(tmp_path / "a.py"), write(tmp_path / "b.py"), settings(tmp_path)
    keep(config, result(path), result(other))
    other.unlink()
    write(path, "changed\n")
    keep(config, result(path))
    (index,) = (tmp_path / ".tfaudit_cache").glob("*.json")
    assert list(json.loads(index.read_text())["results"]) == [str(path)]


def test_the_folder_says_what_it_is(tmp_path: Path) -> None:
    keep(settings(tmp_path), result(write(tmp_path / "a.py")))
    folder = tmp_path / ".tfaudit_cache"
    assert (folder / ".gitignore").read_text() == "*\n"
    tag = (folder / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b'{"states": 1, "results": 2}',
        b"[" * 100_000,
        None,
        "uses",
        "findings",
        "place",
    ],
)
def test_a_corrupt_index_is_no_index(tmp_path: Path, content: bytes | str | None) -> None:
    path, config = write(tmp_path / "a.py"), settings(tmp_path)
    keep(config, result(path))
    (index,) = (tmp_path / ".tfaudit_cache").glob("*.json")
    document = json.loads(index.read_text())
    stored = document["results"][str(path)]
    if content is None:
        document["results"][str(path)] = 3
    elif content == "uses":
        stored["uses"] = 3
    elif content == "findings":
        stored["findings"] = [[1, 2]]
    elif content == "place":
        stored["findings"][0][0] = ["x", "y", None, 1, 1, 1]
    else:
        assert isinstance(content, bytes)
        index.write_bytes(content)
    if not isinstance(content, bytes):
        index.write_text(json.dumps(document))
    assert held(config, path) is None
    keep(config, result(path))
    assert held(config, path) == result(path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    path = write(tmp_path / "a.py")
    (tmp_path / ".tfaudit_cache").write_text("a file in the way")
    keep(settings(tmp_path), result(path))
    assert held(settings(tmp_path), path) is None


def test_no_cache(tmp_path: Path) -> None:
    path, config = write(tmp_path / "a.py"), Config(root=tmp_path)
    keep(config, result(path))
    assert held(config, path) is None
    assert [p.name for p in tmp_path.iterdir()] == ["a.py"]


SCRIPT = """import tensorflow as tf
from helper import BATCH

train = tf.data.Dataset.range(64).map(lambda x: (x, x)).batch(BATCH)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.fit(train, batch_size=32)
"""


def test_check_analyses_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tfaudit import audit

    for name in "abc":
        write(tmp_path / f"{name}.py", SCRIPT)
    write(tmp_path / "helper.py", "BATCH = 8\n")
    analysed: list[str] = []
    check = audit.Auditor.check

    def watched(self: audit.Auditor, path: Path) -> FileResult:
        analysed.append(path.name)
        return check(self, path)

    monkeypatch.setattr(audit.Auditor, "check", watched)
    config = settings(tmp_path, select=("TFA202",))
    first = check_paths([tmp_path], config)
    assert sorted(analysed) == ["a.py", "b.py", "c.py", "helper.py"]
    assert len(first.findings) == 3
    analysed.clear()
    second = check_paths([tmp_path], config)
    assert not analysed
    assert second.findings == first.findings
    write(tmp_path / "b.py", SCRIPT + "\n")
    check_paths([tmp_path], config)
    assert analysed == ["b.py"]
