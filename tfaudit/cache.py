"""What was found in files that have not changed since.

One JSON file holds the results of all files for one set of rules, settings and versions. A result
counts as long as its file and the local modules that it imports are unchanged, and no new file has
a name that it imports. Whatever goes wrong with the cache, the run goes on without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tfaudit
from tfaudit import finding_json
from tfaudit.catalogue import plugin_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.config import Config
    from tfaudit.engine import FileResult

KEPT = 8  # index files: those of the latest combinations of settings
SETTLED = 2_000_000_000  # ns; a younger file may change again without a new time stamp
COARSE = 50_000_000  # ns; by as much a file's time stamp may lag behind the clock
IMPORT = re.compile(rb"\b(?:from|import)\s+([\w., \t()]+)")
TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of tfaudit's. It may be deleted at any time.
"""
State = list[Any]  # of a file: modification time in ns (0: unsettled), size, hash of its contents


class ResultCache:
    """The results of earlier runs; those of this one are added and saved."""

    def __init__(self, config: Config, files: Sequence[Path]) -> None:
        """Read what earlier runs left.

        Args:
            config: the settings; another one has other results.
            files: that this run is about.
        """
        self._folder = config.cache_dir
        self._index = config.cache_dir / f"{key_of(config)}.json" if config.cache_dir else None
        self._states: dict[str, State] = {}
        self._results: dict[str, dict[str, Any]] = {}
        self._read()
        self._contents: dict[str, str | None] = {}  # hashes, as found by this run
        self._dirty = False
        self._began = time.time_ns()
        new = [path for path in files if str(path) not in self._states]
        self._appeared = {name for path in new for name in (path.stem, *path.parent.parts)}

    def get(self, path: Path) -> FileResult | None:
        """What was found in the file, if that still holds."""
        stored = self._results.get(str(path))
        content = self._content(str(path))  # also for `put`: what is analysed is not older
        if stored is None or content is None:
            return None
        try:
            if any(self._content(used) != hash_ for used, hash_ in stored["uses"].items()):
                return None
            if self._appeared and not self._appeared.isdisjoint(stored["imports"]):
                return None
            return finding_json.result_from(path, stored)
        except (LookupError, TypeError, ValueError, AttributeError):  # not written by us
            return None

    def put(self, result: FileResult) -> None:
        """Keep the result of a file that was analysed just now."""
        if self._index is None:
            return
        uses = {str(path): self._content(str(path)) for path in (result.path, *result.dependencies)}
        try:
            # A module that changed during this run: before it was read, or after? Nobody knows.
            latest = max((path.stat().st_mtime_ns for path in result.dependencies), default=0)
            imports = _imports(result.path.read_bytes())
        except OSError:
            return
        if None in uses.values() or latest > self._began - COARSE:
            return
        stored = finding_json.result_to(result)
        self._results[str(result.path)] = {**stored, "uses": uses, "imports": imports}
        self._dirty = True

    def save(self) -> None:
        """Write what is new, all or nothing."""
        if not self._dirty or self._index is None or self._folder is None:
            return
        for path in [path for path in self._results if path not in self._contents]:
            if not os.path.exists(path):  # noqa: PTH110
                del self._results[path]
        content = {"states": self._states, "results": self._results}
        with contextlib.suppress(OSError):
            _prepare(self._folder)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, separators=(",", ":"))
            Path(name).replace(self._index)
            indexes = sorted(self._folder.glob("*.json"), key=lambda path: -path.stat().st_mtime)
            for old in indexes[KEPT:]:
                old.unlink()

    def _read(self) -> None:
        if self._index is None:
            return
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
            content = json.loads(self._index.read_bytes())
            states, results = content["states"], content["results"]
            if isinstance(states, dict) and isinstance(results, dict):
                self._states, self._results = states, results

    def _content(self, path: str) -> str | None:
        """The hash of a file's contents, read anew only where its time or size changed."""
        if path not in self._contents:
            try:
                self._contents[path] = self._hash(path)
            except OSError:
                self._contents[path] = None
                self._dirty |= self._states.pop(path, None) is not None
        return self._contents[path]

    def _hash(self, path: str) -> str:
        status = os.stat(path)  # noqa: PTH116 - for every file of a tree
        known = self._states.get(path)
        if known and known[:2] == [status.st_mtime_ns, status.st_size]:
            return str(known[2])
        content = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:32]
        settled = time.time_ns() - status.st_mtime_ns > SETTLED
        self._states[path] = [status.st_mtime_ns if settled else 0, status.st_size, content]
        self._dirty = True
        return content


def key_of(config: Config) -> str:
    """A hash of all but the files that results depend on: settings, rules, versions."""
    package = Path(tfaudit.__file__).parent
    parts = [tfaudit.__version__, str(sys.version_info[:2]), config.fingerprint()]
    for path in sorted((*package.rglob("*.py"), *plugin_files(config))):
        status = path.stat()
        parts.append(f"{path}:{status.st_mtime_ns}:{status.st_size}")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _imports(raw: bytes) -> list[str]:
    """The names in a file's import statements, as far as one can see without parsing it."""
    words = {word for names in IMPORT.findall(raw) for word in re.findall(rb"\w+", names)}
    return sorted(word.decode("utf-8", "replace") for word in words)


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
