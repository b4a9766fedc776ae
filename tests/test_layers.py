"""Who may import whom, written down once."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "tfaudit"
VALUES = {"model", "errors"}
TEXT = VALUES | {"source", "notebook", "syntax"}
ANALYSIS = TEXT | {"program", "spans", "edits"}

# What the inner layers may import, from the innermost outwards. What is not listed belongs to the
# application around them: it may import any of these, and none of these may import it.
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "garbage": set(),
    "parsing": set(),
    "syntax": set(),
    "spans": set(),
    "source": VALUES | {"notebook", "parsing"},
    "notebook": VALUES | {"source"},
    "program": TEXT | {"garbage"},
    "edits": TEXT | {"program", "spans"},
    "rule": VALUES | {"edits", "program", "rules"},
    "rules": ANALYSIS | {"rule"},  # never engine, cli, tuner or another rule
    "idle_imports": TEXT | {"spans", "edits"},
    "engine": ANALYSIS | {"rule", "idle_imports"},
    "config": VALUES | {"ignored"},
    "report": TEXT | {"rule", "page", "fingerprint"},
    "tuner": ANALYSIS | {"config", "rule", "engine", "diff", "writing"},
}
# Who alone may import these.
IMPORTED_BY = {
    "cli": {"__main__"},
    "commands": {"cli"},
    "tuner": {"commands", "doctor"},  # the doctor asks NVML by the tuner's module
    "doctor": {"commands"},
    "report": {"commands", "audit", "stdin", "fingerprint", "baseline"},
}
TRIAL = ROOT / "tuner" / "child"  # its own modules it imports by relative names
PROBE = ROOT / "doctor" / "child"
MODULES = sorted(ROOT.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a module imports, at any place in it, relative ones excepted."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.ImportFrom(level=0, module="tfaudit", names=names):
                found |= {f"tfaudit.{a.name}" for a in names if a.name != "__version__"}
            case ast.ImportFrom(level=0, module=str(name)):
                found.add(name)
            case ast.Import(names=names):
                found |= {a.name for a in names}
    return frozenset(found)


def own(path: Path) -> set[str]:
    """What it imports of tfaudit, as "rules.unbatched_dataset"."""
    return {n.removeprefix("tfaudit.") for n in imports(path) if n.startswith("tfaudit.")}


def users(package: str) -> set[Path]:
    """The modules that import a package of others."""
    return {p for p in MODULES if any(n.partition(".")[0] == package for n in imports(p))}


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_inner_layers_know_no_outer_ones(name: str) -> None:
    for path in (p for p in MODULES if layer(p) == name):
        strange = {n for n in own(path) if n.partition(".")[0] not in MAY_IMPORT[name] | {name}}
        assert not strange, f"{path} imports {strange}"


@pytest.mark.parametrize("name", IMPORTED_BY)
def test_outer_layers_are_imported_by_few(name: str) -> None:
    importers = {layer(p) for p in MODULES if any(n.partition(".")[0] == name for n in own(p))}
    assert importers <= IMPORTED_BY[name] | {name}


def test_no_rule_imports_another_rule() -> None:
    for path in (ROOT / "rules").glob("*.py"):
        shared = {n for n in own(path) if n.startswith("rules.")}
        assert all(n.startswith("rules._") for n in shared), path


def test_one_module_imports_optuna() -> None:
    assert users("optuna") == {ROOT / "tuner" / "study.py"}


def test_only_trials_and_the_doctors_probe_import_tensorflow() -> None:
    assert all(path.parent in {TRIAL, PROBE} for path in users("tensorflow"))


def test_trials_and_the_probe_need_nothing_of_ours() -> None:
    """They run in the user's interpreter, which may have TensorFlow and nothing else."""
    there = sys.stdlib_module_names | {"tensorflow", "keras", "tf_keras"}
    for path in (*TRIAL.glob("*.py"), *PROBE.glob("*.py")):
        strange = {n for n in imports(path) if n.partition(".")[0] not in there}
        assert not strange, f"{path} imports {strange}"
