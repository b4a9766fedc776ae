"""Edited modules for the script's imports, and changes to libraries once they are imported."""

from __future__ import annotations

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType, ModuleType


def wrap(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """Replace a function or method by `wrapper(original, *args, **kwargs)`.

    Keras asks which of its methods a subclass overrides, so the name and signature stay.
    """
    original = getattr(owner, name)

    @functools.wraps(original)
    def replacement(*args: Any, **kwargs: Any) -> Any:
        return wrapper(original, *args, **kwargs)

    setattr(owner, name, replacement)


_edited_lines: dict[str, list[str]] = {}


def remember_source(path: str, text: str) -> None:
    """Let tracebacks, `inspect` and AutoGraph see the edited text of a file."""
    if not _edited_lines:
        wrap(linecache, "updatecache", _edited_or_read)
    _edited_lines[path] = text.splitlines(keepends=True)
    linecache.updatecache(path)


def _edited_or_read(original: Any, filename: str, *args: Any, **kwargs: Any) -> list[str]:
    """AutoGraph has `linecache` read files anew, which would give it the text on the disk."""
    lines = _edited_lines.get(filename)
    if lines is None:
        read: list[str] = original(filename, *args, **kwargs)
        return read
    # Without a modification time, linecache does not compare the entry with the file.
    linecache.cache[filename] = (sum(map(len, lines)), None, lines, filename)
    return lines


class _EditedLoader(importlib.machinery.SourceFileLoader):
    """Loads a module from edited text, and neither reads nor writes its cached bytecode."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_source(self, fullname: str) -> str:
        return self._text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self.path, "exec", dont_inherit=True)


class EditedModules(importlib.abc.MetaPathFinder):
    """Finds modules as Python does, and serves edited text where there is one."""

    def __init__(self, sources: dict[str, str]) -> None:
        self._sources = {os.path.realpath(path): text for path, text in sources.items()}
        for path, text in self._sources.items():
            remember_source(path, text)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of an edited module; None leaves the module to the next finder."""
        spec = self._usual_spec(fullname, path, target)
        if spec is None or spec.origin is None:
            return None
        text = self._sources.get(os.path.realpath(spec.origin))
        if text is None:
            return None
        remember_source(spec.origin, text)
        return importlib.util.spec_from_file_location(
            fullname,
            spec.origin,
            loader=_EditedLoader(fullname, spec.origin, text),
            submodule_search_locations=spec.submodule_search_locations,
        )

    def _usual_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None
    ) -> importlib.machinery.ModuleSpec | None:
        for finder in sys.meta_path:
            if finder is not self and not isinstance(finder, AfterImport):
                spec = finder.find_spec(fullname, path, target)
                if spec is not None:
                    return spec
        return None


class AfterImport(importlib.abc.MetaPathFinder):
    """Calls back when certain modules have been imported."""

    def __init__(self) -> None:
        self._callbacks: dict[str, Callable[[], None]] = {}
        self._busy = threading.local()

    def add(self, name: str, callback: Callable[[], None]) -> None:
        """Call back once after `name` has been executed; at once when it has been already."""
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if spec is not None and not getattr(spec, "_initializing", False):
            callback()
        else:
            self._callbacks[name] = callback

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's own spec, with a loader that calls back after executing it."""
        if fullname not in self._callbacks or getattr(self._busy, "on", False):
            return None
        self._busy.on = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._busy.on = False
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                load(module)
                # Looking for a module is not importing it: TensorFlow looks for keras first.
                callback = self._callbacks.pop(fullname, None)
                if callback is not None:
                    callback()

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec
