"""Runs variants of the user's script as trials, and gives their measurements.

    with Runner(python, log_dir=Path(".tfaudit/logs")) as runner:
        measurement = runner.run(Variant(script, sources={}), Devices(), Limits())

`run` may be called from several threads at once, for trials on different GPUs.
"""

from __future__ import annotations

import itertools
import os
import sys
import threading
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError
from tfaudit.tuner import classify, nvml, server
from tfaudit.tuner.devices import Gpu, Machine, visible_tokens
from tfaudit.tuner.measurement import Variant
from tfaudit.tuner.preload import import_environment, may_fork
from tfaudit.tuner.process import TrialProcess

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from types import TracebackType

    from tfaudit.tuner.child.channel import Message
    from tfaudit.tuner.measurement import Devices, Limits, Measurement

_ANY_SCRIPT = Path(os.devnull)  # stands for a script that does nothing unusual
_GRACE_SECONDS = 3.0  # between SIGTERM and SIGKILL
_TICK_SECONDS = 0.1  # how often time limits and cancellation are looked at


@dataclass(frozen=True)
class Progress:
    """Where a running trial is."""

    # "starting", "building", "compiling", "warming up", "filling the cache" or "measuring"
    phase: str
    seconds: float  # since the trial began
    steps: int = 0
    examples_per_second: float | None = None  # median so far


class Runner:
    """Starts trials in the user's interpreter and watches them."""

    def __init__(
        self, python: Path | None = None, *, fork_server: bool = True, log_dir: Path
    ) -> None:
        """Nothing is started before the first trial.

        Args:
            python: The interpreter that has the user's TensorFlow; our own by default.
            fork_server: Fork trials from a process that has imported TensorFlow; otherwise each
                trial is a new process that imports it again.
            log_dir: Folder for one log file per trial; made if it is missing.

        Raises:
            TfauditError: Trials cannot run on this system.
        """
        if sys.platform == "win32":
            raise TfauditError("trials need Linux or macOS; on Windows, run tfaudit tune in WSL")
        self.python = python if python is not None else Path(sys.executable)
        self.fork_server = fork_server
        self.log_dir = log_dir
        self._servers: dict[tuple[tuple[str, str], ...], server.Server] = {}
        self._holds = True  # until a server has not outlived what it was to read
        self._lock = threading.Lock()
        self._numbers = itertools.count()

    def __enter__(self) -> Runner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(
        self,
        variant: Variant,
        devices: Devices,
        limits: Limits,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> Measurement:
        """Run one trial to its end.

        Whatever happens to the trial is in the measurement's status and reason. When this call
        is left by an exception, KeyboardInterrupt say, the trial is ended first.

        Args:
            variant: What to run.
            devices: What it may see.
            limits: When it ends.
            on_progress: Called now and then, in this thread.
            cancel: When set, the trial ends with the status INTERRUPTED.

        Raises:
            TfauditError: The interpreter does not start, or has no TensorFlow.
        """
        began = time.monotonic()
        environ = _environment(variant, devices)
        log = self._log_file()
        trial = TrialProcess(_job(variant, devices, limits, environ), log)
        watch = classify.Watch(limits, began, oom_kills=classify.oom_kills())
        gauge = nvml.Gauge(devices.gpus)
        fresh: subprocess.Popen[bytes] | None = None
        read: list[Message] = []
        try:
            fresh = self._start(variant, trial, environ)
            while not trial.closed:
                for message in trial.messages(_TICK_SECONDS):
                    if message["event"] == "read":
                        read.append(message["request"])
                        continue
                    watch.take(message)
                    if watch.phase == "measuring":
                        gauge.look()
                    if on_progress is not None:
                        on_progress(_progress(watch))
                ending = watch.ending(cancelled=cancel is not None and cancel.is_set())
                if ending is not None:
                    trial.end(_GRACE_SECONDS, dump=ending.dump)
        finally:
            trial.close()
            if fresh is not None:
                fresh.wait()
        if fresh is None:  # only now: reading takes processor time that the trial needs
            self._hold(read, variant, environ)
        if watch.missing_tensorflow:
            raise server.no_tensorflow(self.python, {"missing": "tensorflow"}, log)
        measured = watch.measurement(trial.exit, log)
        return replace(
            measured,
            peak_memory={**measured.peak_memory, **gauge.peak_memory},
            gpu_load=gauge.load,
        )

    def machine(self, variant: Variant | None = None) -> Machine:
        """What trials can run on, as the user's TensorFlow sees it.

        Args:
            variant: Ask in a process like this variant's, which shares the work of importing
                TensorFlow with its trials.

        Raises:
            TfauditError: The interpreter does not start, or has no TensorFlow.
        """
        variant = variant or Variant(_ANY_SCRIPT, {_ANY_SCRIPT: "import tensorflow"})
        environ = _with_pci_order({**os.environ, **variant.environ})
        found: list[Message] = []
        log = self._log_file("devices")
        trial = TrialProcess({"task": "devices", "environ": environ}, log)
        process: subprocess.Popen[bytes] | None = None
        try:
            process = self._start(variant, trial, environ)
            while not trial.closed:
                found += trial.messages(_TICK_SECONDS)
        finally:
            trial.close()
            if process is not None:
                process.wait()
        if not found:
            raise TfauditError(f"{self.python} cannot list its devices; see {os.path.relpath(log)}")
        if found[0].get("missing"):
            raise server.no_tensorflow(self.python, found[0], log)
        return _machine(found[0], environ)

    def close(self) -> None:
        """End the servers. Trials must have ended."""
        with self._lock:
            for warm in self._servers.values():
                warm.close()
            self._servers.clear()

    def _start(
        self, variant: Variant, trial: TrialProcess, environ: dict[str, str]
    ) -> subprocess.Popen[bytes] | None:
        """Start a trial the fastest way that is faithful; the new process, if it is one."""
        warm = self._server_for(variant, environ) if self.fork_server else None
        if warm is not None and warm.start(trial):
            return None
        return server.start_fresh(self.python, trial, environ)

    def _server_for(self, variant: Variant, environ: dict[str, str]) -> server.Server | None:
        """A server that has what this variant needs at the import of TensorFlow."""
        needed = import_environment(variant, environ)
        if needed is None:
            return None
        key = tuple(sorted(needed.items()))
        with self._lock:
            warm = self._servers.get(key)
            if warm is not None and not warm.alive:
                self._holds = self._holds and not warm.holds
                warm.close()
                warm = None
            if warm is None:
                self.log_dir.mkdir(parents=True, exist_ok=True)
                warm = server.Server(
                    self.python, {**os.environ, **needed}, self.log_dir / "tensorflow-import.log"
                )
                self._servers[key] = warm
        return warm if may_fork(variant, warm.ready) else None

    def _hold(self, read: list[Message], variant: Variant, environ: dict[str, str]) -> None:
        """Let the server read what a trial took long to read."""
        warm = self._server_for(variant, environ) if read and self._holds else None
        if warm is not None:
            for request in read:
                warm.hold(request)

    def _log_file(self, kind: str = "trial") -> Path:
        self.log_dir.mkdir(parents=True, exist_ok=True)
        with self._lock:
            while True:
                path = self.log_dir / f"{kind}-{next(self._numbers):03d}.log"
                if not path.exists():
                    return path


def _environment(variant: Variant, devices: Devices) -> dict[str, str]:
    """The user's environment, what the variant sets, and the devices to be seen."""
    environ = _with_pci_order({**os.environ, **variant.environ})
    if devices.gpus:  # otherwise TensorFlow takes the whole GPU, and nobody can tell what it needs
        environ = {"TF_FORCE_GPU_ALLOW_GROWTH": "true", **environ}
    return {**environ, "CUDA_VISIBLE_DEVICES": ",".join(devices.gpus) or "-1"}


def _with_pci_order(environ: dict[str, str]) -> dict[str, str]:
    """Number the GPUs as NVML does, unless the user has chosen among them by other numbers."""
    if "CUDA_VISIBLE_DEVICES" in os.environ:
        return environ
    return {"CUDA_DEVICE_ORDER": "PCI_BUS_ID", **environ}


def _machine(found: Message, environ: dict[str, str]) -> Machine:
    tokens = visible_tokens(len(found["gpus"]), environ)
    gpus = tuple(
        Gpu(token, gpu["name"], tuple(gpu["capability"]) if gpu["capability"] else None)
        for token, gpu in zip(tokens, found["gpus"], strict=False)
    )
    return Machine(gpus, found["cpus"], found["tensorflow"], found["versions"])


def _job(variant: Variant, devices: Devices, limits: Limits, environ: dict[str, str]) -> Message:
    return {
        "script": str(variant.script),
        "sources": {str(path): text for path, text in variant.sources.items()},
        "argv": list(variant.argv),
        "environ": environ,
        "cwd": str(Path.cwd()),
        "logical_cpus": devices.logical_cpus,
        "limits": asdict(limits),
        "expected_batch": variant.expected_batch,
    }


def _progress(watch: classify.Watch) -> Progress:
    state = watch.state
    return Progress(
        watch.phase,
        time.monotonic() - watch.began,
        int(state.get("steps", 0)),
        state.get("examples_per_second"),
    )
