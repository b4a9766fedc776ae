"""Peak memory of this process, on the host and on each GPU that TensorFlow uses."""

from __future__ import annotations

import os
import resource
import sys


def peak_of_host() -> int:
    """Peak resident size in bytes; pages shared with the server that forked us are included."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def peak_of_gpus() -> dict[str, int]:
    """Peak bytes in use per GPU, as TensorFlow's allocator counts them.

    `tf.config.experimental.get_memory_info` counts what tensors need; the process holds more,
    since TensorFlow by default reserves nearly the whole GPU at its start.
    """
    tf = sys.modules.get("tensorflow")
    if tf is None:
        return {}
    visible = os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")
    peaks: dict[str, int] = {}
    for index, _ in enumerate(tf.config.list_logical_devices("GPU")):
        name = visible[index] if index < len(visible) and visible[index] else str(index)
        info = tf.config.experimental.get_memory_info(f"GPU:{index}")
        peaks[f"gpu:{name}"] = int(info["peak"])
    return peaks
