"""Prints, as JSON, which expressions start TensorFlow: each in a fork of a process that has not."""

from __future__ import annotations

import json
import os
import sys
import tempfile

import keras
import tensorflow as tf
from tensorflow.python.eager import context


def starts(expression: str) -> bool | str:
    """Whether evaluating it creates the eager context; the error's text where it fails."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            exec(expression, {"tf": tf, "keras": keras, "folder": tempfile.mkdtemp()})
            answer: bool | str = bool(context.context()._initialized)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"[:300]
        os.write(writing, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = json.loads(pipe.read() or '"the process died"')
    os.waitpid(child, 0)
    return answer


if __name__ == "__main__":
    print(json.dumps({expression: starts(expression) for expression in json.load(sys.stdin)}))
