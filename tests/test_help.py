"""Help that fits a screen, and completion in the shells that people have."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tfaudit.cli import COMMANDS

BIN = Path(sys.executable).parent
PAGE = Path(__file__).parent.parent / "docs/how-to/completion.md"


def command(name: str) -> click.Command:
    found = getattr(importlib.import_module(f"tfaudit.commands.{name}"), name)
    assert isinstance(found, click.Command)
    return found


def text(name: str | None) -> str:
    argv = [sys.executable, "-m", "tfaudit", *([name] if name else []), "--help"]
    environ = {**os.environ, "COLUMNS": "80"}
    return subprocess.run(argv, env=environ, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_fits_a_screen_and_has_an_example(name: str | None) -> None:
    said = text(name)
    assert len(said.splitlines()) <= (40 if name else 24)
    assert max(map(len, said.splitlines())) <= 80
    assert re.search(rf"^  Example: tfaudit {name or ''}", said, re.M)


@pytest.mark.parametrize("name", COMMANDS)
def test_options_say_what_they_do_and_their_defaults(name: str) -> None:
    for option in command(name).params:
        if not isinstance(option, click.Option):
            continue
        assert option.help, option.opts
        has_default = not option.is_flag and not option.multiple and option.default is not None
        if has_default and "UNSET" not in repr(option.default):
            assert option.show_default, option.opts


def test_every_command_is_listed() -> None:
    folder = Path(str(importlib.import_module("tfaudit.commands").__file__)).parent
    written = {p.stem for p in folder.glob("*.py") if "@click.command(" in p.read_text()}
    assert set(COMMANDS) == written


# What is typed, and what the shell must then offer.
TYPED = [("tfaudit do", "doctor"), ("tfaudit check --form", "--format"),
         ("tfaudit check --format sa", "sarif")]  # fmt: skip


def documented(shell: str) -> str:
    """The line that the page tells people to put into their start-up file."""
    (line,) = re.findall(rf"^.*_TFAUDIT_COMPLETE={shell}_source.*$", PAGE.read_text(), re.M)
    return str(line)


def shell(name: str, *argv: str, given: str = "") -> str:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    environ = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    done = subprocess.run(
        [name, *argv], input=given, env=environ, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("typed", "offered"), TYPED, ids=[typed for typed, _ in TYPED])
def test_bash(typed: str, offered: str) -> None:
    words = typed.split()
    quoted = " ".join(f"'{word}'" for word in words)
    said = shell(
        "bash", "--norc", "-c",
        f"{documented('bash')}\n"
        "complete -p tfaudit >/dev/null || exit 1\n"  # it was really registered
        f"COMP_WORDS=({quoted}) COMP_CWORD={len(words) - 1}\n"
        'function=$(complete -p tfaudit | sed "s/.*-F \\([^ ]*\\).*/\\1/")\n'
        '"$function" tfaudit\n'
        'printf "%s\\n" "${COMPREPLY[@]}"\n',
    )  # fmt: skip
    assert offered in said.split()


@pytest.mark.parametrize(("typed", "offered"), TYPED, ids=[typed for typed, _ in TYPED])
def test_fish(typed: str, offered: str) -> None:
    said = shell(
        "fish", "--no-config", "-c", f"{documented('fish')}\ncomplete --do-complete '{typed}'"
    )
    assert offered in [line.split("\t")[0] for line in said.splitlines()]


@pytest.mark.parametrize(("typed", "offered"), TYPED, ids=[typed for typed, _ in TYPED])
def test_zsh(typed: str, offered: str) -> None:
    """The widget's function, with zsh's own functions that show candidates replaced by echo."""
    words = " ".join(f"'{word}'" for word in typed.split())
    said = shell(
        "zsh", "-f", "-c",
        "autoload -Uz compinit && compinit -u -D\n"
        f"{documented('zsh')}\n"
        "[[ -n $_comps[tfaudit] ]] || exit 1\n"  # it was really registered
        "_describe() { print -l -- ${(P)argv[-1]} ${(P)argv[-2]} }\n"
        "compadd() { print -l -- ${(P)argv[-1]} }\n"
        f"words=({words}) CURRENT={len(typed.split())}\n"
        "$_comps[tfaudit]\n",
    )  # fmt: skip
    assert any(line.split(":")[0] == offered for line in said.split())
