"""The settings, all in their final form."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Version = tuple[int, int]  # major and minor: (2, 21)


@dataclass(frozen=True)
class Config:
    """What a run goes by. Field names are the keys of the configuration file, with `_` for `-`."""

    root: Path  # absolute; patterns and relative paths of the configuration start here
    file: Path | None = None  # where it was read from; None: defaults and the command line only
    select: tuple[str, ...] = ()  # none: every rule
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    include: tuple[str, ...] = ()  # none: *.py and *.ipynb
    exclude: tuple[str, ...] = ()  # on top of the folders that are always left out
    force_exclude: bool = False  # `exclude` holds for files that the user names, too
    tensorflow: Version = (2, 21)
    keras: Version = (3, 15)
    gpus: int | None = None  # None: not known
    rules: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # options, by code or name
    pedantic: bool = False
    unsafe_fixes: bool = False
    plugins: tuple[str, ...] = ()
    docs_url: str | None = None  # with "{code}" in it; None: nowhere
    cache_dir: Path | None = None  # absolute; None: no cache
    baseline: Path | None = None  # absolute
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def fingerprint(self) -> str:
        """A hash that changes whenever a setting does, for caches of what was found."""
        without = {"file", "origins", "cache_dir"}
        settings = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name not in without]
        return hashlib.sha256(repr(settings).encode()).hexdigest()
