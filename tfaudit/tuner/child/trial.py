"""One trial: the user's script, run as `python script.py` would run it, with a probe inside."""

from __future__ import annotations

import builtins
import contextlib
import faulthandler
import importlib.machinery
import os
import signal
import sys
import time
import tokenize
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from .channel import Message, Sender
from .descendants import die_with_parent
from .imports import AfterImport, EditedModules, remember_source
from .outcome import of_end, of_exception, of_exit, print_exception

if TYPE_CHECKING:
    from .probe import Probe


def run(job: Message, events: int) -> None:
    """Run the job's script to the end of its measurement, and end the process."""
    die_with_parent(job["supervisor"])
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR2, all_threads=True)  # shows in the log where a trial hangs
    _set_environment(job["environ"])
    sender = Sender(events)
    after_import = AfterImport()
    sys.meta_path[:0] = [after_import, EditedModules(job["sources"])]

    probe = _probe(job, sender)
    probe.install(after_import)
    code = 1
    try:
        os.chdir(job["cwd"])
        main = _main_module(job["script"], job["argv"])
        text = _text(job["script"], job["sources"])
        sender.send({"event": "begin", "at": time.monotonic()})
        exec(compile(text, job["script"], "exec", dont_inherit=True), main.__dict__)
        probe.end(of_end(probe.steps))
        code = 0
    except SystemExit as error:
        probe.end(of_exit(error, probe.steps))
    except BaseException as error:  # the user's script may raise anything
        print_exception(error)
        probe.end(of_exception(error, {job["script"], *job["sources"]}))
    leave(code)


def _probe(job: Message, sender: Sender) -> Probe:
    """What follows the training: a measurement, or a record of its first steps."""
    if job["limits"]["record_steps"] is None:
        from .probe import Probe

        return Probe(job, sender)
    from .recorder import Recorder

    return Recorder(job, sender)


def leave(code: int) -> None:
    """End the process at once: no exit handlers, no unwinding, nothing the script would do last."""
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _set_environment(environ: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environ)


def _text(script: str, sources: dict[str, str]) -> str:
    edited = sources.get(script)
    if edited is None:
        with tokenize.open(script) as file:  # honours the encoding that the file declares
            return file.read()
    remember_source(script, edited)
    return edited


def _main_module(script: str, argv: list[str]) -> ModuleType:
    """A `__main__` as Python makes it for a script: path, name, arguments, import path."""
    main = ModuleType("__main__")
    main.__file__ = script
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", script)
    main.__dict__.update(__spec__=None, __cached__=None, __builtins__=builtins)
    sys.modules["__main__"] = main
    sys.argv[:] = [script, *argv]
    if not getattr(sys.flags, "safe_path", False):
        sys.path.insert(0, str(Path(script).resolve().parent))
    process = sys.modules.get("multiprocessing.process")
    if process is not None:  # it notes the folder at its import, for spawned workers
        process.ORIGINAL_DIR = str(Path.cwd())  # type: ignore[attr-defined]
    return main
