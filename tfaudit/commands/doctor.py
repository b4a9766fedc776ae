"""`tfaudit doctor`: what no look at source can see."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.doctor.facts import Interpreter, Machine
    from tfaudit.doctor.judgement import Judgement

_COLORS = {"ok": "green", "advice": "yellow", "broken": "red"}


@click.command(epilog="Example: tfaudit doctor ./data --python ~/venv/bin/python")
@click.argument("data", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--python", type=click.Path(path_type=Path),
    help="The interpreter that has your TensorFlow, if it is not this one.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(1), metavar="S", default=120.0, show_default=True,
    help="Seconds after which the interpreter is ended, whatever it does.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the judgements as JSON.")
def doctor(data: tuple[Path, ...], *, python: Path | None, timeout: float, as_json: bool) -> None:
    """Say whether TensorFlow, its GPUs and this machine fit together, and what mends it.

    DATA are folders of training data whose file system matters; without, the current directory.
    TensorFlow is imported in a process of its own, multiplies and convolves once on each GPU, and
    compiles once with XLA. Exit code 0: nothing is broken, 1: something is, 2: wrong use.
    """
    from tfaudit.doctor.ask import ask
    from tfaudit.doctor.machine import look

    interpreter = ask(_interpreter(python), timeout)
    machine = look(data or (Path(),))
    found = _judgements(interpreter, machine)
    if as_json:
        click.echo(json.dumps(_record(interpreter, found), indent=2))
    else:
        _print(found)
    sys.exit(1 if any(judgement.verdict.value == "broken" for judgement in found) else 0)


def _interpreter(python: Path | None) -> Path:
    """The interpreter, also where only its name was given: "python3.12"."""
    if python is None:
        return Path(sys.executable)
    found = shutil.which(python)
    return Path(found) if found else python


def _judgements(interpreter: Interpreter, machine: Machine) -> list[Judgement]:
    from tfaudit.doctor import gpus, host, installation

    judges = (installation.judge, gpus.judge, host.judge)
    return [judgement for judge in judges for judgement in judge(interpreter, machine)]


def _record(interpreter: Interpreter, found: Sequence[Judgement]) -> dict[str, object]:
    return {
        "version": 1,
        "python": str(interpreter.python),
        "judgements": [
            {
                "subject": judgement.subject,
                "verdict": judgement.verdict.value,
                "message": judgement.message,
                "command": judgement.command or None,
            }
            for judgement in found
        ],
    }


def _print(found: Sequence[Judgement]) -> None:
    color = common.wants_color(sys.stdout)
    for judgement in found:
        verdict = judgement.verdict.value
        shown = click.style(f"{verdict:<7}", fg=_COLORS[verdict], bold=verdict == "broken")
        click.echo(f"{shown} {judgement.subject:<12} {judgement.message}", color=color)
        if judgement.command:
            click.echo(f"{'':<20} $ {judgement.command}", color=color)
    counts = {name: sum(j.verdict.value == name for j in found) for name in _COLORS}
    click.echo(f"\n{counts['ok']} ok, {counts['advice']} advice, {counts['broken']} broken.")
