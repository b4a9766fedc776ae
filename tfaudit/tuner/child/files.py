"""Keeping a trial from leaving files behind: what would write is noted, and does nothing.

Only what libraries write on behalf of training is covered; a file that the script itself opens is
the script's own. Temporary files go to a folder that is removed with the trial.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .imports import wrap

if TYPE_CHECKING:
    from .probe import Probe

# Callbacks whose only work is to write, to send, or to end training early.
_SILENT_CALLBACKS = {
    "BackupAndRestore": "BackupAndRestore writes nothing in trials",
    "CSVLogger": "CSVLogger writes nothing in trials",
    "EarlyStopping": "EarlyStopping does not stop trials",
    "ModelCheckpoint": "ModelCheckpoint writes nothing in trials",
    "OrbaxCheckpoint": "OrbaxCheckpoint writes nothing in trials",
    "RemoteMonitor": "RemoteMonitor sends nothing in trials",
    "TensorBoard": "TensorBoard writes nothing in trials",
}
_KERAS_METHODS = ("save", "save_weights", "export")
_KERAS_FUNCTIONS = (
    ("models", "save_model"),
    ("saving", "save_model"),
    ("saving", "save_weights"),
    ("utils", "plot_model"),
)


def keep_tensorflow_from_writing(probe: Probe) -> None:
    """Checkpoints, saved models, summaries, profiles and cache files of `tf`."""
    import tensorflow as tf  # type: ignore[import-untyped, unused-ignore]

    for cls, names in (
        (tf.train.Checkpoint, ("save", "write")),
        (tf.train.CheckpointManager, ("save",)),
    ):
        for name in names:
            _silence(probe, cls, name, f"tf.train.{cls.__name__}.{name}", _saved_path)
    _silence(probe, tf.saved_model, "save", "tf.saved_model.save")
    _silence(
        probe,
        tf.summary,
        "create_file_writer",
        "tf.summary.create_file_writer",
        lambda *_: tf.summary.create_noop_writer(),
    )
    for name in ("start", "stop"):
        _silence(probe, tf.profiler.experimental, name, f"tf.profiler.experimental.{name}")
    _redirect_cache(probe, tf.data.Dataset)


def keep_keras_from_writing(probe: Probe, name: str) -> None:
    """Saved models and weights, and callbacks that write; for `keras` and `tf_keras`."""
    keras = sys.modules[name]
    for method in _KERAS_METHODS:
        if hasattr(keras.Model, method):
            _silence(probe, keras.Model, method, f"Model.{method}")
    for module_name, function in _KERAS_FUNCTIONS:
        try:
            module = importlib.import_module(f"{name}.{module_name}")
        except ImportError:
            continue
        if hasattr(module, function):
            _silence(probe, module, function, f"keras.{module_name}.{function}")
    idle = keras.callbacks.Callback
    for callback, note in _SILENT_CALLBACKS.items():
        cls = getattr(keras.callbacks, callback, None)
        if cls is None:
            continue
        for method in dir(cls):
            if method.startswith("on_") or method in {"set_model", "set_params"}:
                setattr(cls, method, getattr(idle, method, _nothing))
        wrap(cls, "__init__", _noting(probe, note))


def keep_temporary_files(folder: str) -> None:
    """Files with names of their own (`tempfile.mkdtemp` and the like) go below `folder`.

    `tempfile.gettempdir()` stays as it is, since scripts also keep data there between runs.
    """

    def inside(original: Any, *args: Any, **kwargs: Any) -> Any:
        # dir= is the third of mkdtemp and mkstemp, and only given by name to the others.
        if len(args) < 3 and kwargs.get("dir") is None:
            kwargs["dir"] = folder
        return original(*args, **kwargs)

    wrap(tempfile, "mkdtemp", inside)
    wrap(tempfile, "mkstemp", inside)


def _noting(probe: Probe, note: str) -> Any:
    def call(original: Any, *args: Any, **kwargs: Any) -> Any:
        probe.note(note)
        return original(*args, **kwargs)

    return call


def _nothing(*_: Any, **__: Any) -> None:
    """Stands for a method that is not to do its work."""


def _saved_path(*args: Any) -> str:
    """What saving a checkpoint returns: its path, which is the argument after `self`."""
    return str(args[1]) if len(args) > 1 else ""


def _silence(probe: Probe, owner: Any, name: str, shown: str, result: Any = _nothing) -> None:
    def silent(_original: Any, *args: Any, **__: Any) -> Any:
        probe.note(f"{shown} does nothing in trials")
        return result(*args)

    wrap(owner, name, silent)


def _redirect_cache(probe: Probe, dataset: Any) -> None:
    """A cache file that exists is used; a new one is written where it is removed afterwards.

    A trial ends in the middle of an epoch, which would leave a lock file that stops the next run.
    """

    def cache(original: Any, self: Any, filename: str = "", name: str | None = None) -> Any:
        probe.cached = True
        path = os.fspath(filename) if isinstance(filename, (str, os.PathLike)) else ""
        if path and not Path(f"{path}.index").exists():
            probe.note("cache files are kept for the length of the trial only")
            filename = tempfile.mkdtemp(dir=probe.job["scratch"]) + "/cache"
        return original(self, filename) if name is None else original(self, filename, name)

    wrap(dataset, "cache", cache)
