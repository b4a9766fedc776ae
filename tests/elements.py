"""A process with TensorFlow that runs pairs of scripts and says whether their data is the same.

Each line on stdin is a JSON list of two texts, each line on stdout the answer: whether the first
ran at all, and what differs. Run by the tests of properties; TensorFlow is imported once.
"""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from typing import Any

import numpy as np
import tensorflow as tf


def run(text: str) -> list[Any]:
    """What two epochs over the script's `ds` give, and what its `consume` returns."""
    tf.random.set_seed(1)
    names: dict[str, Any] = {"__name__": "generated"}
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:  # AutoGraph reads the source
        file.write(text)
        file.flush()
        exec(compile(text, file.name, "exec"), names)
        epochs = [[flat(element) for element in names["ds"].take(200)] for _ in range(2)]
        consume = names.get("consume", list)
        return [*epochs, [flat(element) for element in consume()]]


def flat(element: Any) -> list[tuple[str, list[int], str]]:
    """An element as type, shape and bytes of each of its tensors."""
    arrays = [np.asarray(tensor) for tensor in tf.nest.flatten(element)]
    return [(str(a.dtype), list(a.shape), a.tobytes().hex()) for a in arrays]


def answer(before: str, after: str) -> dict[str, Any]:
    """Compare two scripts."""
    try:
        expected = run(before)
    except Exception:
        return {"ran": False, "differs": ""}
    try:
        found = run(after)
    except Exception:
        return {"ran": True, "differs": traceback.format_exc()[-600:]}
    if expected == found:
        return {"ran": True, "differs": ""}
    for n, (one, other) in enumerate(zip(expected, found, strict=True)):
        if one != other:
            pair = next(((a, b) for a, b in zip(one, other, strict=False) if a != b), None)
            return {"ran": True, "differs": f"part {n}: {len(one)}, {len(other)}: {pair}"}
    return {"ran": True, "differs": "another number of parts"}


def main() -> None:
    """Answer until stdin ends."""
    for line in sys.stdin:
        print(json.dumps(answer(*json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
