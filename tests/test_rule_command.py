"""`tfaudit rule`, the pages that it writes, and rules that a project adds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tfaudit import catalogue, page
from tfaudit.config import Config
from tfaudit.errors import UsageError

ROOT = Path(__file__).parent.parent
RULES = catalogue.rules(Config(root=ROOT))


def tfaudit(*argv: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tfaudit", *argv]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("word", ["TFA202", "tfa202", "ignored-batch-size"])
def test_a_rule_is_explained(word: str) -> None:
    done = tfaudit("rule", word)
    assert done.returncode == 0
    assert done.stdout.startswith("# ignored-batch-size (TFA202)\n")
    assert "## Before" in done.stdout
    assert "**Expected effect**" in done.stdout


def test_unknown_rules() -> None:
    done = tfaudit("rule", "TFA2O2")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "tfaudit: no rule is called 'TFA2O2'; did you mean 'TFA202'?\n"


def test_no_rule_named() -> None:
    assert "name a rule" in tfaudit("rule").stderr


def test_all_rules_on_one_line_each() -> None:
    lines = tfaudit("rule", "--all").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


def test_json() -> None:
    one = json.loads(tfaudit("rule", "TFA202", "--format", "json").stdout)
    assert one["name"] == "ignored-batch-size"
    assert one["category"] == "batching"
    several = json.loads(tfaudit("rule", "--all", "--format", "json").stdout)
    assert [rule["code"] for rule in several] == [rule.code for rule in RULES]
    assert one in several


def test_written_pages_are_fresh() -> None:
    """`make docs` writes them."""
    folder = ROOT / "docs" / "rules"
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert written == page.pages(RULES), (
        "stale: run python -m tfaudit rule --all --format markdown --output docs/rules"
    )


def test_pages_are_written_and_old_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "TFA998.md").write_text("gone")
    (tmp_path / "notes.md").write_text("not ours")
    done = tfaudit("rule", "--all", "--format", "markdown", "--output", str(tmp_path))
    assert done.returncode == 0
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"index.md", "notes.md", *(f"{rule.code}.md" for rule in RULES)}


def test_output_is_markdown(tmp_path: Path) -> None:
    done = tfaudit("rule", "--all", "--output", str(tmp_path / "pages"))
    assert done.returncode == 2
    assert "add --format markdown" in done.stderr
    assert not (tmp_path / "pages").exists()


PLUGIN = '''"""Models are saved in the old format.

## Before

```python
model.save("model.h5")
```
"""

from tfaudit.edits import Hit
from tfaudit.model import Effect, Severity
from tfaudit.rule import rule


@rule("{code}", severity=Severity.LOW, effect=Effect.UPKEEP, words=("save",))
def old_format(program):
    return iter(())
'''


def test_a_projects_own_rule(tmp_path: Path) -> None:
    (tmp_path / "checks.py").write_text(PLUGIN.format(code="ACME001"))
    (tmp_path / "tfaudit.toml").write_text('plugins = ["checks"]\nselect = ["ACME", "TFA2"]\n')
    done = tfaudit("rule", "ACME001", cwd=tmp_path)
    assert done.stdout.startswith("# old-format (ACME001)\n\nModels are saved in the old format.\n")
    assert "project" in done.stdout


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("plugin_missing", None, "cannot be imported (ModuleNotFoundError"),
        ("plugin_broken", "1 / 0", "cannot be imported (ZeroDivisionError: division by zero)"),
        ("plugin_empty", "x = 1", "has no rule"),
        ("plugin_code", PLUGIN.format(code="TFA299"), "'TFA299' is no code for its rule"),
    ],
)
def test_plugins_that_cannot_be_used(
    tmp_path: Path, name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (tmp_path / f"{name}.py").write_text(text)
    with pytest.raises(UsageError) as caught:
        catalogue.rules(Config(root=tmp_path, plugins=(name,)))
    assert reason in str(caught.value)
    assert str(tmp_path) not in sys.path


def test_codes_are_taken_once(tmp_path: Path) -> None:
    for name in ("plugin_first", "plugin_second"):
        (tmp_path / f"{name}.py").write_text(PLUGIN.format(code="ACME002"))
    config = Config(root=tmp_path, plugins=("plugin_first", "plugin_second"))
    with pytest.raises(UsageError, match="another rule is called 'ACME002' already"):
        catalogue.rules(config)
