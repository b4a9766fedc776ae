"""Which files a run is about: what the user named, and what lies below it.

Folders are pruned on the way down, so that a data set or an environment beside the code costs
nothing. What decides about a path, the first that mentions it: `exclude` of the configuration,
git's ignore files (innermost first), the folders of `PRUNED`. A file that the user names is always
taken, whatever its ending, unless `exclude` means it and `force-exclude` is set.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit import ignored
from tfaudit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.config import Config
    from tfaudit.ignored import Levels

# Folders that hold no code of the user's; hidden folders are pruned as well.
PRUNED = frozenset(
    {"__pycache__", "build", "dist", "node_modules", "site-packages", "venv", "__pypackages__"}
)
ENDINGS = (".py", ".ipynb")  # taken unless `include` of the configuration says otherwise


def find(paths: Sequence[Path], config: Config) -> Iterator[Path]:
    """The files to audit, as absolute paths, each once and in a stable order.

    Args:
        paths: files and folders; none means the current folder.
        config: whose `include`, `exclude` and `root` are used.

    Raises:
        UsageError: a path does not exist, or is neither a file nor a folder.
    """
    seen: set[str] = set()
    for path in paths or [Path()]:
        for found in _below(path, config):
            if found not in seen:
                seen.add(found)
                yield Path(found)


def nothing_found(paths: Sequence[Path]) -> str:
    """The line to print where `find` yields nothing."""
    names = ", ".join(f"'{path}'" for path in paths) or "the current folder"
    return f"no Python file or notebook in {names} (`tfaudit config` shows what is excluded)"


def _below(path: Path, config: Config) -> Iterator[str]:
    start = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
    if os.path.isfile(start):  # noqa: PTH113
        if not (config.force_exclude and _is_excluded(start, config)):
            yield start
    elif os.path.isdir(start):  # noqa: PTH112
        yield from _Walk(start, config).files()
    elif path.exists():
        raise UsageError(f"'{path}' is neither a file nor a folder")
    else:
        raise UsageError(f"'{path}' does not exist")


def _is_excluded(file: str, config: Config) -> bool:
    patterns = ignored.parse(os.path.abspath(config.root), config.exclude)  # noqa: PTH100
    return bool(patterns.verdict(file))


class _Walk:
    """A way down from a folder that the user named."""

    def __init__(self, start: str, config: Config) -> None:
        self._start = start
        # A folder outside of the project has no better base for the project's patterns than itself.
        root = os.path.abspath(config.root)  # noqa: PTH100
        base = root if (start + os.sep).startswith(os.path.join(root, "")) else start  # noqa: PTH118
        self._include = ignored.parse(base, config.include) if config.include else None
        self._exclude = self._inside((ignored.parse(base, config.exclude),))

    def files(self) -> Iterator[str]:
        """Of each folder its files first, then its folders, both by name."""
        pending = [(self._start, self._inside(ignored.above(self._start)))]
        while pending:
            folder, levels = pending.pop()
            files, folders, levels = self._scan(folder, levels)
            yield from files
            pending += [(name, levels) for name in reversed(folders)]

    def _inside(self, levels: Levels) -> Levels:
        """Without the levels that exclude the very folder that the user named."""
        return tuple(level for level in levels if not level.verdict(self._start + os.sep))

    def _scan(self, folder: str, levels: Levels) -> tuple[list[str], list[str], Levels]:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:  # not ours to read; git passes over it as well
            return [], [], levels
        names = {entry.name for entry in found}
        if ".git" in names:  # a repository inside another one has its own rules
            levels = ignored.exclude_file(folder)
        if ".gitignore" in names:
            levels += ignored.read(folder, os.path.join(folder, ".gitignore"))  # noqa: PTH118
        files = [entry.path for entry in found if self._takes(entry, levels)]
        folders = [entry.path for entry in found if self._enters(entry, levels)]
        return files, folders, levels

    def _enters(self, entry: os.DirEntry[str], levels: Levels) -> bool:
        # Links are not followed: beside training code they lead to data, or back up.
        if not entry.is_dir(follow_symlinks=False) or entry.name == ".git":
            return False
        usually = entry.name in PRUNED or entry.name.startswith(".")
        return not self._excluded(entry.path + os.sep, levels, usually)

    def _takes(self, entry: os.DirEntry[str], levels: Levels) -> bool:
        if self._include:
            wanted = self._include.verdict(entry.path)
        else:
            wanted = entry.name.endswith(ENDINGS)
        if not wanted or not entry.is_file():
            return False
        if entry.is_symlink():
            target = os.path.realpath(entry.path)
            if target.startswith(os.path.realpath(self._start) + os.sep):
                return False  # the walk meets the file itself
        return not self._excluded(entry.path, levels, usually=False)

    def _excluded(self, path: str, levels: Levels, usually: bool) -> bool:
        for asked in (self._exclude, levels):
            found = ignored.verdict(asked, path)
            if found is not None:
                return found
        return usually
