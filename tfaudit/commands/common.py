"""What several commands share: options, settings, colour."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from tfaudit.config import Config

F = TypeVar("F", bound=Callable[..., Any])


def _words(
    _ctx: click.Context,
    _param: click.Parameter,
    value: tuple[str, ...],
) -> tuple[str, ...] | None:
    words = tuple(word.strip() for item in value for word in item.split(",") if word.strip())
    return words or None


config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="Read the settings from this file.",
)

stdin_option = click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What the source is called that `-` reads from standard input.",
)

_CHOICE = (
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        callback=_words,
        help="Only these rules: codes, prefixes (TFA3) or names, comma-separated.",
    ),
    click.option(
        "--ignore", multiple=True, metavar="CODES", callback=_words, help="Leave these rules out."
    ),
    click.option("--pedantic", is_flag=True, default=None, help="Show informational findings too."),
)
_TARGETS = (
    click.option(
        "--gpus",
        type=click.IntRange(0),
        metavar="N",
        help="How many GPUs the script will have; advice about several needs to know.",
    ),
    click.option("--tensorflow", metavar="VERSION", help="The TensorFlow to judge for: 2.15."),
    click.option("--keras", metavar="VERSION", help="The Keras to judge for: 2 or 3."),
    config_option,
    click.option(
        "--force-exclude", is_flag=True, default=None,
        help="Leave out excluded files even where they are named.",
    ),
)  # fmt: skip


def selection_options(command: F) -> F:
    """The options that choose rules, versions and hardware."""
    for option in reversed((*_CHOICE, *_TARGETS)):
        command = option(command)
    return command


def config_for(paths: Sequence[Path], settings: Mapping[str, object]) -> Config:
    """The settings for code at the first path, with what the command line says on top.

    Raises:
        UsageError: a configuration file or a value that cannot be used.
    """
    from tfaudit.config import load

    given = {name.replace("_", "-"): value for name, value in settings.items()}
    explicit = given.pop("config-file", None)
    start = paths[0] if paths and paths[0].exists() else Path()
    return load(start, explicit if isinstance(explicit, Path) else None, given)


class WithScriptArguments(click.Command):
    """Keeps what follows `--` apart, as the arguments of the script that is run.

    The command gets them by `click.pass_obj`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave our own arguments."""
        if "--" in args and self.runs_script(args[: args.index("--")]):
            at = args.index("--")
            ctx.obj, args = tuple(args[at + 1 :]), args[:at]
        return super().parse_args(ctx, args)

    def runs_script(self, own: list[str]) -> bool:
        """Whether these arguments of our own ask for a script to be run."""
        del own
        return True


def wants_color(stream: TextIO) -> bool:
    """Whether to colour what goes to the stream (NO_COLOR and FORCE_COLOR have their say)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
