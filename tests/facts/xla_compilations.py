"""Counts what XLA compiles: one file of a dump for each compilation. Run by test_xla.py.

Usage: XLA_FLAGS=--xla_dump_to=FOLDER python xla_compilations.py FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTHS = (3, 3, 4, 4, 5, 5, 6, 6)
LABELS = [1.0] * len(LENGTHS)
TEXTS = ["one two three"] * 2 + ["one two"] * 2


def rows() -> Iterator[tuple[list[int], float]]:
    for length in LENGTHS:
        yield [1] * length, 1.0


def elements() -> tf.data.Dataset:
    signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.float32))
    return tf.data.Dataset.from_generator(rows, output_signature=signature)


def buckets(**options: Any) -> tf.data.Dataset:
    return elements().bucket_by_sequence_length(
        lambda tokens, _: tf.size(tokens), [4, 9], [2, 2, 2], **options
    )


def texts(length: int | None) -> tf.data.Dataset:
    vectorize = keras.layers.TextVectorization(output_sequence_length=length)
    vectorize.adapt(TEXTS)
    data = tf.data.Dataset.from_tensor_slices((TEXTS, LABELS[: len(TEXTS)])).batch(2)
    return data.map(lambda text, label: (vectorize(text), label))


def model(jit_compile: bool = True) -> keras.Model:
    made = keras.Sequential([
        keras.layers.Embedding(8, 4), keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1)
    ])  # fmt: skip
    made.compile("sgd", "mse", jit_compile=jit_compile)
    return made


def call_for_each(data: tf.data.Dataset) -> None:
    @tf.function(jit_compile=True, reduce_retracing=True)
    def step(tokens: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(tokens)

    for tokens, _ in data:
        step(tokens)


def main(folder: Path) -> None:
    first = model()
    runs: dict[str, Callable[[], object]] = {
        "four lengths": lambda: first.fit(elements().padded_batch(2), verbose=0),
        "the same lengths again": lambda: first.fit(elements().padded_batch(2), verbose=0),
        "padded to one length": lambda: model().fit(
            elements().padded_batch(2, padded_shapes=([8], [])), verbose=0
        ),
        "two buckets": lambda: model().fit(buckets(), verbose=0),
        "two buckets, padded to the boundary": lambda: model().fit(
            buckets(pad_to_bucket_boundary=True), verbose=0
        ),
        "four lengths, jit_compile=False": lambda: model(jit_compile=False).fit(
            elements().padded_batch(2), verbose=0
        ),
        "texts": lambda: model().fit(texts(None), verbose=0),
        "texts of one length": lambda: model().fit(texts(5), verbose=0),
        "tf.function with reduce_retracing": lambda: call_for_each(elements().padded_batch(2)),
    }
    found: dict[str, int] = {}
    for name, run in runs.items():
        before = set(folder.glob("*before_optimizations.txt"))
        run()
        found[name] = len(set(folder.glob("*before_optimizations.txt")) - before)
    print(json.dumps(found))


main(Path(sys.argv[1]))
