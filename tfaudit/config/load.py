"""From files and the command line to a `Config`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tfaudit.config import schema, targets
from tfaudit.config.value import Config
from tfaudit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT_MARKS = (".git", "pyproject.toml", "setup.py", "setup.cfg")
CACHE = ".tfaudit_cache"


def load(
    start: Path, explicit: Path | None = None, overrides: Mapping[str, object] | None = None
) -> Config:
    """The settings for code at `start`.

    Args:
        start: a file or folder; the configuration is the first one in it or above it.
        explicit: the configuration file to use instead (`--config`).
        overrides: what the command line says, by key (`unsafe-fixes`); None means it says nothing.

    Raises:
        UsageError: a file cannot be read, or a key or value is wrong; names file, key and remedy.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - Path.resolve would follow links
    folder = start if start.is_dir() else start.parent
    file = explicit or _find(folder)
    if explicit:
        root = Path(os.path.abspath(explicit)).parent  # noqa: PTH100
        written = _read(explicit)
    else:
        root = file.parent if file else _project(folder)
        written = _read(file) if file else {}
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if file:
        _take(written, values, origins, root, file.name)
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    _take(given, values, origins, Path.cwd(), None)
    _default_targets(values, origins, targets.folders_of(folder, root))
    values.setdefault("cache_dir", root / CACHE)
    return Config(root=root, file=file, origins=origins, **values)


def _find(folder: Path) -> Path | None:
    for candidate in (folder, *folder.parents):
        own = candidate / "tfaudit.toml"
        if own.is_file():
            return own
        shared = candidate / "pyproject.toml"
        # Only a file that speaks of tfaudit is parsed: a broken one above it is not our business.
        if shared.is_file() and b"tfaudit" in _bytes(shared) and _section(shared) is not None:
            return shared
    return None


def _project(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in PROJECT_MARKS):
            return candidate
    return folder


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read '{file}': {error.strerror}") from None


def _section(file: Path) -> object:
    try:
        document = tomllib.loads(_bytes(file).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"'{file}' is not valid TOML: {error}") from None
    if file.name != "pyproject.toml":
        return document
    tool = document.get("tool")
    return tool.get("tfaudit") if isinstance(tool, dict) else None


def _read(file: Path) -> Mapping[str, object]:
    section = _section(file)
    if section is None:
        raise UsageError(f"'{file}' has no [tool.tfaudit] table")
    if not isinstance(section, dict):
        raise UsageError(f"tool.tfaudit in '{file}' must be a table")
    return section


def _take(
    written: Mapping[str, object],
    values: dict[str, Any],
    origins: dict[str, str],
    base: Path,
    file: str | None,
) -> None:
    """Put what was written over what is there; relative paths start at `base`."""
    for key, value in written.items():
        try:
            read = schema.read(key, value)
        except schema.WrongValue as wrong:
            raise UsageError(f"{base / file}: {wrong}" if file else f"--{key}: {wrong}") from None
        if key in {"cache-dir", "baseline"}:
            read = None if read is False else base / read
        field = key.replace("-", "_")
        values[field] = read
        origins[field] = file or f"--{key}"


def _default_targets(
    values: dict[str, Any], origins: dict[str, str], folders: tuple[Path, ...]
) -> None:
    if "tensorflow" not in values:
        found = targets.tensorflow(*folders)
        values["tensorflow"], origins["tensorflow"] = found.version, found.origin
    if "keras" not in values:
        found = targets.keras(values["tensorflow"], *folders)
        values["keras"], origins["keras"] = found.version, found.origin
