"""Looks at the interpreter that it is run in: `python probe.py REPORT`.

Each fact is appended to the file REPORT as one line of JSON the moment it is known, so that what
was learnt before a crash or a hanging import is not lost. It judges nothing.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Distributions on which TensorFlow's working depends; all that starts with "nvidia-" as well.
WATCHED = ("keras", "tf-keras", "numpy", "protobuf", "ml-dtypes", "jax", "torch", "h5py")


def main(report: Path) -> None:
    """Find everything out, in the order in which it may go wrong."""
    with report.open("a", encoding="utf-8") as file:

        def say(**facts: Any) -> None:
            file.write(json.dumps(facts) + "\n")
            file.flush()

        say(stage="packages")
        version = ".".join(map(str, sys.version_info[:3]))
        say(version=version, executable=sys.executable, **_packages())
        say(stage="import")
        tensorflow = _imported(say)
        if tensorflow is not None:
            say(stage="import of Keras")
            _say_or_error(say, "keras", lambda: _keras(tensorflow))
            say(stage="devices")
            gpus = tensorflow.config.list_physical_devices("GPU")
            say(gpus=[_details(tensorflow, gpu) for gpu in gpus])
            say(stage="compute")
            _say_or_error(say, "compute", lambda: _compute(tensorflow, gpus))
            say(stage="XLA")
            _say_or_error(say, "xla", lambda: _xla(tensorflow))
        say(stage="end")


def _packages() -> dict[str, Any]:
    """Versions of what is installed, and what the TensorFlow distributions require."""
    from importlib import metadata

    versions: dict[str, str] = {}
    requires: dict[str, list[str]] = {}
    for found in metadata.distributions():
        name = (found.metadata["Name"] or "").lower().replace("_", "-")
        framework = name.startswith(("tensorflow", "tf-nightly", "intel-tensorflow"))
        if framework or name in WATCHED or name.startswith("nvidia-"):
            versions.setdefault(name, found.version)
        if framework:
            requires.setdefault(name, found.requires or [])
    for needed in {_name(line) for lines in requires.values() for line in lines} - set(versions):
        try:
            versions[needed] = metadata.version(needed)
        except metadata.PackageNotFoundError:
            continue
    return {"packages": versions, "requires": requires}


def _name(requirement: str) -> str:
    """The name in a line such as "numpy<2,>=1.23; extra == 'x'"."""
    end = next((i for i, c in enumerate(requirement) if not (c.isalnum() or c in "-_.")), None)
    return requirement[:end].lower().replace("_", "-")


def _imported(say: Callable[..., None]) -> Any:
    began = time.monotonic()
    try:
        import tensorflow
    except ModuleNotFoundError as error:
        say(missing=error.name, error=str(error))
        return None
    except BaseException as error:  # a broken installation can raise anything
        say(error=_words(error))
        return None
    if not hasattr(tensorflow, "config"):  # a file or folder of the user's with that name
        where = getattr(tensorflow, "__file__", None) or next(iter(tensorflow.__path__))
        say(shadowed=str(where))
        return None
    say(
        tensorflow=tensorflow.__version__,
        seconds=time.monotonic() - began,
        build=dict(tensorflow.sysconfig.get_build_info()),
        onednn=_onednn(),
    )
    return tensorflow


def _onednn() -> bool | None:
    """Whether oneDNN's operations are on; None where this TensorFlow does not say."""
    try:
        from tensorflow.python.util import _pywrap_util_port

        return bool(_pywrap_util_port.IsMklEnabled())
    except (ImportError, AttributeError):
        return None


def _keras(tensorflow: Any) -> dict[str, str]:
    """The Keras that `tf.keras` is, and its backend."""
    keras = tensorflow.keras
    version = str(keras.__version__)
    legacy = version.startswith("2")
    return {"version": version, "backend": "tensorflow" if legacy else keras.config.backend()}


def _details(tensorflow: Any, gpu: Any) -> dict[str, Any]:
    details = tensorflow.config.experimental.get_device_details(gpu)
    return {
        "name": details.get("device_name", gpu.name),
        "capability": list(details.get("compute_capability") or ()),
    }


def _compute(tensorflow: Any, gpus: list[Any]) -> dict[str, Any]:
    """Multiply and convolve once on each device: libraries that do not match fail only here."""
    for gpu in gpus:  # else TensorFlow takes all of a GPU that others may be using
        tensorflow.config.experimental.set_memory_growth(gpu, True)
    devices = [f"GPU:{index}" for index in range(len(gpus))] or ["CPU:0"]
    for device in devices:
        with tensorflow.device(device):
            image = tensorflow.ones([1, 16, 16, 3])
            features = tensorflow.nn.conv2d(image, tensorflow.ones([3, 3, 3, 4]), 1, "SAME")
            matrix = tensorflow.reshape(features, [16, -1])
            float(tensorflow.reduce_sum(matrix @ tensorflow.transpose(matrix)))
    return {"devices": devices}


def _xla(tensorflow: Any) -> dict[str, Any]:
    """Compile something small, which needs ptxas or its like on a GPU."""
    compiled = tensorflow.function(lambda x: tensorflow.reduce_sum(x * x), jit_compile=True)
    return {"value": float(compiled(tensorflow.ones([8])))}


def _say_or_error(say: Callable[..., None], name: str, work: Callable[[], dict[str, Any]]) -> None:
    try:
        say(**{name: work()})
    except Exception as error:  # whatever TensorFlow raises is the finding
        say(**{name: {"error": _words(error)}})


def _words(error: BaseException) -> str:
    """The error's kind and first line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0][:300] if lines else ''}"


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - as for a script there, not for this file's folder
    main(Path(sys.argv[1]))
