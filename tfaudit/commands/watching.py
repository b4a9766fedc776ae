"""`--watch`: run again whenever a file changes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.errors import TfauditError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SECONDS = 0.3  # between two looks; a look at 2,000 files takes some 10 ms
_SETTINGS = ("tfaudit.toml", "pyproject.toml")

Stamps = dict[Path, tuple[int, int]]


def repeat(
    paths: Sequence[Path], files: Callable[[], list[Path]], run: Callable[[], object]
) -> None:
    """Run now, and after each change, until Ctrl-C.

    Args:
        paths: what the user named; settings beside or above it are watched too.
        files: the files to watch, asked each time, since files come and go.
        run: what to do; a mistake in the settings is said, and does not end the watch.
    """
    try:
        while True:
            before = _stamps(_watched(paths, files))
            click.clear()
            try:
                run()
            except TfauditError as error:
                click.echo(f"tfaudit: {error}", err=True)
            click.echo("Waiting for changes; Ctrl-C ends.", err=True)
            while _stamps(_watched(paths, files)) == before:
                time.sleep(_SECONDS)
    except KeyboardInterrupt:
        click.echo(err=True)


def _watched(paths: Sequence[Path], files: Callable[[], list[Path]]) -> Iterator[Path]:
    try:
        yield from files()
    except TfauditError:  # a path or settings that are wrong at this moment
        yield from paths
    for path in paths or [Path()]:
        absolute = path.absolute()
        if path.is_file():  # and what it may import
            yield from absolute.parent.glob("*.py")
        for folder in (absolute, *absolute.parents):
            yield from (folder / name for name in _SETTINGS)


def _stamps(paths: Iterator[Path]) -> Stamps:
    """When each was changed, and its size; what is not there is left out."""
    found: Stamps = {}
    for path in paths:
        try:
            stat = os.stat(path)  # noqa: PTH116 - a third of the time of Path.stat
        except OSError:
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found
