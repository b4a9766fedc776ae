"""A process with TensorFlow that runs scripts, each in a fork: importing it is what takes longest.

Each line on stdin is the JSON of a script's path; each on stdout how its process ended. TensorFlow
is imported, and not started, so that a script can still say which devices there are.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import tensorflow as tf  # noqa: F401 - what the scripts share

LIMIT = 300  # seconds; then the script is killed, and its exit code tells so


def run(script: Path) -> dict[str, Any]:
    """What `python script.py`, called in the script's folder, prints and returns."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            signal.alarm(LIMIT)
            os._exit(_become(script))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        texts = {"stdout": out.read().decode(), "stderr": err.read().decode()}
    return {"returncode": status, **texts}


def _become(script: Path) -> int:
    """Run the script as the main module; its exit code."""
    os.chdir(script.parent)
    sys.argv, sys.path[0] = [script.name], str(script.parent)
    code: object = 0
    try:
        runpy.run_path(script.name, run_name="__main__")
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else 1


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    for line in sys.stdin:
        print(json.dumps(run(Path(json.loads(line)))), flush=True)
