"""Which paths git ignores, asked folder by folder on the way down a tree."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Patterns:
    """The lines of one ignore file."""

    folder: str  # absolute; what the lines are relative to
    spec: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """True: ignored; False: taken back by a `!` line; None: not mentioned.

        `path` is absolute, and ends with a separator where it is a folder. A path that does not
        lie below `folder` is not mentioned.
        """
        prefix = os.path.join(self.folder, "")  # noqa: PTH118 - called for every file of a tree
        if not path.startswith(prefix) or path == prefix:
            return None
        return self.spec.check_file(path[len(prefix) :]).include


# The outermost file's patterns first: as in git, the innermost that mentions a path decides.
Levels = tuple[Patterns, ...]


def verdict(levels: Levels, path: str) -> bool | None:
    """What the innermost level that mentions the path says of it."""
    for patterns in reversed(levels):
        found = patterns.verdict(path)
        if found is not None:
            return found
    return None


def parse(folder: str, lines: Iterable[str]) -> Patterns:
    """The patterns of an ignore file; as git does, lines without a meaning are passed over."""
    return Patterns(folder, GitIgnoreSpec.from_lines([x for x in lines if not invalid(x)]))


def invalid(line: str) -> str | None:
    """Why a line is not a pattern; None where it is one."""
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error) as error:
        return str(error)
    return None


def read(folder: str, file: str) -> Levels:
    """The level that an ignore file adds: none where it is missing, empty or unreadable."""
    try:
        text = Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    patterns = parse(folder, text.splitlines())
    return (patterns,) if len(patterns.spec) else ()


def above(folder: str) -> Levels:
    """What a folder inherits: the repository's exclude file and the .gitignore files above it.

    Outside of a repository nothing is inherited.
    """
    chain = [folder, *map(str, Path(folder).parents)]
    for depth, candidate in enumerate(chain):
        git = Path(candidate, ".git")
        if git.exists():
            levels = exclude_file(candidate)
            for between in reversed(chain[1 : depth + 1]):
                levels += read(between, str(Path(between, ".gitignore")))
            return levels
    return ()


def exclude_file(repository: str) -> Levels:
    """What `.git/info/exclude` says; nothing where `.git` is a file, as in a submodule."""
    return read(repository, str(Path(repository, ".git", "info", "exclude")))
