"""Starting points in the user's interpreter: the server, and a process for one trial."""

from __future__ import annotations

import array
import contextlib
import json
import os
import platform
import signal
import socket
import sys
import threading
import time
from typing import Any

from . import held
from .channel import HOLD, Message, Sender
from .supervisor import supervise


def main(mode: str, *descriptors: str) -> None:
    """`serve CONTROL`, or `once LINK EVENTS LOG`; the numbers are inherited descriptors."""
    fds = [int(text) for text in descriptors]
    if mode == "serve":
        serve(fds[0])
        os._exit(0)  # leaving Python properly takes TensorFlow seconds
    else:
        supervise(fds[0], fds[1], fds[2], _run_trial)


def serve(control: int) -> None:
    """Import TensorFlow once, then fork a supervisor for every three descriptors received.

    Between two trials it reads the files that a trial took long to read (`held`), if it is asked.

    TensorFlow reaches for devices when the first op runs or devices are listed, not at import;
    the ready message says whether that still holds, and the tuner does not use a server that
    has touched a device, since a CUDA context does not survive a fork.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the tuner decides
    with socket.socket(fileno=control) as link:
        Sender(control).send(_preload())
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the supervisors
        while True:
            fds = _receive(link)
            if not fds:
                return
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                link.close()
                supervise(fds[0], fds[1], fds[2], _run_trial)
                os._exit(0)
            for fd in fds:
                os.close(fd)


def _receive(link: socket.socket) -> list[int]:
    """The descriptors of the next trial; empty when the tuner is gone."""
    while True:
        fds = array.array("i")
        said, ancillary, _, _ = link.recvmsg(1, socket.CMSG_SPACE(3 * fds.itemsize))
        if said != HOLD:
            for level, kind, data in ancillary:
                if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                    fds.frombytes(data)
            return list(fds)
        request = _line(link)
        if request is None:
            return []
        held.hold(request)
        if touched_devices():  # a reader that computes on devices: nothing may be forked from here
            return []


def _line(link: socket.socket) -> Message | None:
    """One message, byte by byte: what comes behind it belongs to a trial."""
    text = bytearray()
    while not text.endswith(b"\n"):
        part = link.recv(1)
        if not part:
            return None
        text += part
    message: Message = json.loads(text)
    return message


def _preload() -> Message:
    """Import TensorFlow with its Keras, and describe what came of it."""
    start = time.monotonic()
    try:
        import tensorflow  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        return {"ready": False, "missing": error.name or "", "reason": str(error)}
    with contextlib.suppress(AttributeError, ImportError):  # a TensorFlow without Keras
        _ = tensorflow.keras.Model  # Keras is imported at its first use
    from . import keras_probe, loop_probe, memory, recorder, trial  # noqa: F401  # as trials do

    return {
        "ready": True,
        "seconds": time.monotonic() - start,
        "tensorflow": tensorflow.__version__,
        "modules": sorted({name.partition(".")[0] for name in sys.modules}),
        "touched": touched_devices(),
        "threads": threading.active_count(),
    }


def touched_devices() -> bool:
    """Whether TensorFlow has looked at this machine's devices or made its eager context."""
    from tensorflow.python.eager import context  # type: ignore[import-untyped, unused-ignore]

    made: Any = context.context_safe()
    return made is not None and (
        made._context_handle is not None or made._physical_devices is not None
    )


def list_devices(job: Message, events: int) -> None:
    """Tell which GPUs TensorFlow sees; this initialises the driver, in this process only."""
    os.environ.clear()
    os.environ.update(job["environ"])
    try:
        import tensorflow as tf
    except ImportError as error:
        Sender(events).send({"missing": error.name or "", "reason": str(error)})
        return
    gpus = []
    for gpu in tf.config.list_physical_devices("GPU"):
        details = tf.config.experimental.get_device_details(gpu)
        gpus.append(
            {
                "name": details.get("device_name", ""),
                "capability": details.get("compute_capability"),
            }
        )
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    found = {"gpus": gpus, "cpus": cpus, "tensorflow": tf.__version__, "versions": _versions(tf)}
    Sender(events).send(found)


def _versions(tf: Any) -> dict[str, str]:
    """Of what else decides how fast a script trains, as far as it is known."""
    found = {"python": platform.python_version()}
    with contextlib.suppress(AttributeError):  # older than TensorFlow 2.3
        found["cuda"] = tf.sysconfig.get_build_info().get("cuda_version")
    with contextlib.suppress(ImportError, AttributeError):  # a TensorFlow without Keras
        found["keras"] = tf.keras.__version__
    return {name: version for name, version in found.items() if version}


def _run_trial(job: Message, events: int) -> None:
    if job.get("task") == "devices":
        list_devices(job, events)
        return
    from .trial import run

    run(job, events)
