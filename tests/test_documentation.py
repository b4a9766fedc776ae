"""What the documentation says is so: links, commands, settings and the worked examples."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from tfaudit.cli import COMMANDS
from tfaudit.config.schema import KEYS
from tfaudit.engine import FIX_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
WRITTEN = [page for page in PAGES if page.parent.name != "rules"]  # by hand
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def blocks(page: Path, language: str) -> list[str]:
    return [body for tag, body in FENCE.findall(page.read_text()) if tag == language]


def anchors(page: Path) -> set[str]:
    """As the site's generator makes them of headings."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text()), re.M)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", h).strip().lower()) for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text())):
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target) if target else page
        assert file.exists(), link
        assert not anchor or anchor in anchors(file), link


def test_the_order_of_fixes_is_the_engines() -> None:
    text = (DOCS / "how-to" / "fixing.md").read_text()
    table = re.findall(r"^\| \d \| (.*?) \|", text, re.M)
    assert re.findall(r"TFA\d+", " ".join(table)) == list(FIX_ORDER)


def test_every_page_is_in_the_menu() -> None:
    def pages(entry: Any) -> Iterator[str]:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values() if isinstance(entry, dict) else entry:
                yield from pages(inner)

    menu = set(pages(yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"]))
    there = {page.relative_to(DOCS).as_posix() for page in WRITTEN if DOCS in page.parents}
    assert menu == there | {"rules/index.md"}


def test_every_setting_is_described() -> None:
    page = (DOCS / "how-to/configuration.md").read_text()
    assert set(re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (.*?) \|", page, re.M)))) >= set(
        KEYS
    )


def commands(page: Path) -> Iterator[list[str]]:
    for language in ("sh", "console", "yaml"):
        for line in "\n".join(blocks(page, language)).splitlines():
            match = re.search(r"(?:^|^\$ |- )tfaudit ([a-z]+.*)", line)
            if match:
                yield shlex.split(match[1].split(" < ")[0].split(" > ")[0], comments=True)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_and_options_exist(page: Path) -> None:
    for name, *words in commands(page):
        assert name in COMMANDS
        command = getattr(importlib.import_module(f"tfaudit.commands.{name}"), name)
        known = {option for parameter in command.params for option in parameter.opts}
        own = words[: words.index("--")] if "--" in words else words
        assert {w.partition("=")[0] for w in own if w.startswith("--")} <= known, words


def test_the_picture_shows_what_is_found_today() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "check", "examples/digits.py", "--format", "json"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    picture = (DOCS / "picture.svg").read_text()
    found = json.loads(done.stdout)["findings"]
    places = {f"digits.py:{f['line']}:{f['column']}" for f in found}
    assert set(re.findall(r"digits\.py:\d+:\d+", picture)) == places, "make docs"


def test_transcripts_are_of_today() -> None:
    done = subprocess.run(
        [sys.executable, "tools/transcripts.py", "--check", "docs/tutorial.md"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_json_example_follows_the_schema() -> None:
    schema = json.loads((DOCS / "schema/report.schema.json").read_text())
    (example,) = blocks(DOCS / "json.md", "json")
    jsonschema.validate(json.loads(example), schema)


def test_the_worked_rule_works(tmp_path: Path) -> None:
    page = DOCS / "write-a-rule.md"
    rule, guilty = blocks(page, "python")
    (tmp_path / "checks.py").write_text(rule)
    (tmp_path / "pyproject.toml").write_text(blocks(page, "toml")[0])
    (tmp_path / "train.py").write_text(guilty)
    (tmp_path / "off.py").write_text(guilty.replace("FREQUENCY = 2", "FREQUENCY = 0"))
    (tmp_path / "option.py").write_text(
        guilty.replace("FREQUENCY = 2", "import sys\nFREQUENCY = int(sys.argv[1])")
    )

    def tfaudit(*argv: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tfaudit", *argv], cwd=tmp_path, capture_output=True, text=True
        )

    done = tfaudit("check", "--format", "concise", "--select", "ACME")
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == (
        "train.py:4:26: low ACME001 histograms-left-on: histograms are written every 2 epochs"
    )
    assert "1 problem in 1 file" in done.stdout
    fixed = tfaudit("fix", "train.py", "--unsafe", "--apply", "--select", "ACME")
    assert fixed.returncode == 0, fixed.stderr
    assert '[K.callbacks.TensorBoard("logs")]' in (tmp_path / "train.py").read_text()
    assert tfaudit("rule", "ACME001").stdout.startswith("# histograms-left-on (ACME001)")
    ignored = guilty.rstrip("\n") + "  # tfaudit: ignore[ACME001] wanted here\n"
    (tmp_path / "train.py").write_text(ignored)
    assert tfaudit("check", "--select", "ACME").returncode == 0
