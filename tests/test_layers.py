"""Who may import whom (docs/architecture.md), written down once."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "tfaudit"
VALUES = {"model", "errors"}
ANALYSIS = VALUES | {"source", "syntax", "program", "notebook"}
MAY = {
    "__init__": set(),
    "__main__": {"cli"},
    "model": set(),
    "errors": set(),
    "cli": {"errors", "commands"},
    "source": VALUES | {"notebook"},
    "syntax": set(),
    "spans": set(),
    "notebook": VALUES | {"source"},
    "program": ANALYSIS,
    "edits": ANALYSIS | {"spans"},
    "rule": VALUES | {"edits", "program", "rules"},
    "rules": ANALYSIS | {"edits", "rule"},  # never engine, cli, tuner or another rule
    "engine": ANALYSIS | {"edits", "spans", "rule"},
    "tuner": ANALYSIS | {"edits", "spans", "rule", "engine", "diff"},
}


def layer(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    """The names of tfaudit's modules that a module imports, at any place in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.ImportFrom(module="tfaudit", names=names):
                found |= {a.name for a in names if a.name != "__version__"}
            case ast.ImportFrom(module=str(name)) if name.startswith("tfaudit."):
                found.add(name.partition(".")[2])
            case ast.Import(names=names):
                found |= {a.name.partition(".")[2] for a in names if a.name.startswith("tfaudit.")}
    return found


def test_layers() -> None:
    for path in ROOT.rglob("*.py"):
        here = layer(path)
        if here in MAY:
            wrong = {name for name in imports(path) if name.split(".")[0] not in MAY[here] | {here}}
            assert not wrong, f"{path} imports {wrong}"


def test_no_rule_imports_another_rule() -> None:
    rules = {p.stem for p in (ROOT / "rules").glob("[a-z]*.py")}
    for path in (ROOT / "rules").glob("*.py"):
        used = {n.split(".")[1] for n in imports(path) if n.startswith("rules.")}
        assert not used & rules, path


def test_one_module_imports_optuna() -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if any(
            (isinstance(n, ast.Import) and any(a.name.split(".")[0] == "optuna" for a in n.names))
            or (isinstance(n, ast.ImportFrom) and (n.module or "").split(".")[0] == "optuna")
            for n in ast.walk(ast.parse(path.read_text()))
        )
    ]
    assert users == ["tuner/study.py"]


def test_tensorflow_is_imported_only_in_trials() -> None:
    for path in ROOT.rglob("*.py"):
        if "child" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                assert not any(a.name.split(".")[0] == "tensorflow" for a in node.names), path
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] != "tensorflow", path
