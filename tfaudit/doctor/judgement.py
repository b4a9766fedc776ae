"""A judgement: one line on one thing, and the command that mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tfaudit.doctor.facts import Interpreter, Machine


class Verdict(Enum):
    """How something is."""

    OK = "ok"
    ADVICE = "advice"  # works, and could be better
    BROKEN = "broken"  # does not do what it is there for


@dataclass(frozen=True)
class Judgement:
    """One line of the doctor's."""

    subject: str  # "cuda", one word
    verdict: Verdict
    message: str
    command: str = ""  # to be pasted into a shell


Judge: TypeAlias = Callable[[Interpreter, Machine], Iterable[Judgement]]


def ok(subject: str, message: str) -> Judgement:
    """Nothing to do."""
    return Judgement(subject, Verdict.OK, message)


def advice(subject: str, message: str, command: str = "") -> Judgement:
    """It works, and could be better."""
    return Judgement(subject, Verdict.ADVICE, message, command)


def broken(subject: str, message: str, command: str = "") -> Judgement:
    """It does not do what it is there for."""
    return Judgement(subject, Verdict.BROKEN, message, command)


def pip(interpreter: Interpreter, *words: str) -> str:
    """A command line for pip of this interpreter, with quotes where the shell needs them."""
    import shlex

    return shlex.join([str(interpreter.python), "-m", "pip", *words])


def release(version: str) -> tuple[int, int]:
    """The first two numbers of a version; (0, 0) where it does not begin with two."""
    major, _, rest = version.partition(".")
    minor = rest.partition(".")[0]
    return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else (0, 0)
