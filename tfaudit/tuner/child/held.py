"""What a script reads from files before it trains, read once for all trials.

A trial tells the tuner which calls of well-known readers took long; the server makes the same calls
itself, and the trials that are forked afterwards find the arrays in their memory, shared until
somebody writes to them. What a file holds does not depend on the setting that is tried, and a file
that has changed since is read again.

Only readers that return plain arrays or tables, of arguments that can be told: no open files, no
memory maps, no addresses of the network.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

from .imports import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from .channel import Message
    from .imports import AfterImport
    from .probe import Probe

LEAST_SECONDS = 0.2  # what takes less is not worth the memory
_SHARE_OF_MEMORY = 0.125  # of what is free: the most that one call may keep

# Readers by module, with the name of the argument that is the file.
_READERS = {
    "numpy": {"load": "file", "loadtxt": "fname", "genfromtxt": "fname"},
    "pandas": {"read_csv": "filepath_or_buffer"},
}
_ARCHIVE = "numpy.NpzFile"  # its members are read when they are asked for

_held: dict[str, Any] = {}  # by the text of the request; the server's, and so every trial's


def follow(probe: Probe, after_import: AfterImport) -> None:
    """In a trial: take what is held, and tell what was read instead."""
    for module, readers in _READERS.items():
        after_import.add(module, lambda m=module, r=readers: _wrap(probe, m, r))  # type: ignore[misc]


def _wrap(probe: Probe, module: str, readers: dict[str, str]) -> None:
    owner = sys.modules[module]
    for name, parameter in readers.items():
        wrap(owner, name, _reader(probe, f"{module}.{name}", parameter))
    if module == "numpy":
        wrap(importlib.import_module("numpy.lib.npyio").NpzFile, "__getitem__", _member(probe))


def _reader(probe: Probe, name: str, parameter: str) -> Callable[..., Any]:
    def read(original: Any, *args: Any, **kwargs: Any) -> Any:
        request = _request(name, parameter, args, kwargs)
        return _take_or_read(probe, request, lambda: original(*args, **kwargs))

    return read


def _member(probe: Probe) -> Callable[..., Any]:
    def read(original: Any, archive: Any, key: str) -> Any:
        path = getattr(archive.zip, "filename", None)
        kwargs = {"key": key, "allow_pickle": archive.allow_pickle}
        request = _request(_ARCHIVE, "file", (path,), kwargs)
        return _take_or_read(probe, request, lambda: original(archive, key))

    return read


def _take_or_read(probe: Probe, request: Message | None, read: Callable[[], Any]) -> Any:
    if request is None:
        return read()
    # Only once: a second call in the same process must give an array of its own.
    value = _held.pop(json.dumps(request, sort_keys=True), None)
    if value is not None:
        probe.note(f"what {request['reader']} reads is kept from trial to trial")
        return value
    begin = time.monotonic()
    value = read()
    seconds = time.monotonic() - begin
    if seconds >= LEAST_SECONDS and _size(value) is not None:
        probe.sender.send({"event": "read", "request": request})
    return value


def _request(
    reader: str, parameter: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Message | None:
    """The call in a form that the server can make too; None where there is none."""
    path = args[0] if args else kwargs.get(parameter)
    if not isinstance(path, (str, os.PathLike)) or "://" in str(path):
        return None
    if kwargs.get("mmap_mode") is not None or (reader == "numpy.load" and len(args) > 1):
        return None
    others = {name: value for name, value in kwargs.items() if name != parameter}
    try:
        file = _stat(path)
        call = [_encoded(list(args[1:])), _encoded(others)]
    except (OSError, TypeError):
        return None
    return {
        "reader": reader,
        "path": os.path.abspath(path),  # noqa: PTH100
        "file": file,
        "call": call,
    }


def _encoded(value: Any) -> Any:
    """The value as JSON can tell it.

    Raises:
        TypeError: it cannot.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {"dict": {key: _encoded(item) for key, item in value.items()}}
    if isinstance(value, tuple):
        return {"tuple": [_encoded(item) for item in value]}
    if isinstance(value, type) and value.__module__ in ("builtins", "numpy"):
        return {"type": [value.__module__, value.__name__]}
    raise TypeError


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "dict":
        return {key: _decoded(item) for key, item in inner.items()}
    if kind == "tuple":
        return tuple(_decoded(item) for item in inner)
    return getattr(importlib.import_module(inner[0]), inner[1])


def hold(request: Message) -> None:
    """In the server: make the call of a trial, and keep what it gives; silent where it fails."""
    key = json.dumps(request, sort_keys=True)
    try:
        if key in _held or _stat(request["path"]) != request["file"]:
            return
        value = _read(request)
        size = _size(value)
    except Exception:  # of the user's file; the trial that needs it will say what is wrong
        return
    if size is not None and size <= _SHARE_OF_MEMORY * _free_memory():
        _held[key] = value


def _stat(path: str | os.PathLike[str]) -> list[int]:
    """What tells one state of a file from another."""
    found = os.stat(path)  # noqa: PTH116 - the path is whatever the script passes
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _read(request: Message) -> Any:
    args, kwargs = (_decoded(part) for part in request["call"])
    if request["reader"] == _ARCHIVE:
        numpy = importlib.import_module("numpy")
        with numpy.load(request["path"], allow_pickle=kwargs["allow_pickle"]) as archive:
            return archive[kwargs["key"]]
    module, _, name = request["reader"].rpartition(".")
    return getattr(importlib.import_module(module), name)(request["path"], *args, **kwargs)


def _size(value: Any) -> int | None:
    """Bytes of an array or a table; None for what is neither, and may hang on an open file."""
    kind = f"{type(value).__module__}.{type(value).__name__}"
    if kind == "numpy.ndarray":
        return int(value.nbytes)
    if kind in ("pandas.DataFrame", "pandas.core.frame.DataFrame"):
        return int(value.memory_usage(deep=True).sum())
    return None


def _free_memory() -> float:
    """Bytes that processes may still take, as far as the system tells."""
    try:
        return float(os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (ValueError, OSError):
        return 0.0
