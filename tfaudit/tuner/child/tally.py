"""Counting examples where they arrive: at the input of the training step.

A step that is a `tf.function` draws its batches inside the graph, where Python sees only shapes
that are often unknown. So while such a function is traced, one op is added beside each draw,
which adds the size of the batch to a counter on the host. It costs some microseconds a step,
needs no synchronisation, and counts the last, smaller batch of an epoch as what it is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from .imports import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_DEVICE = "/device:CPU:0"
_NO_BATCH = 2**62  # examples; more than any batch holds


class Drawn(NamedTuple):
    """What a function has drawn from its iterators."""

    examples: int
    batches: int  # of several replicas one each
    largest: int  # examples in the largest batch
    smallest: int  # and in the smallest; more than any batch holds where none was drawn


class Tally:
    """Examples and batches that one traced function has drawn."""

    def __init__(self) -> None:
        self._handle: Any = None
        self._examples = 0
        self._batches = 0
        self._largest = 0
        self._smallest = _NO_BATCH

    @property
    def used(self) -> bool:
        """Whether anything is counted here."""
        return self._handle is not None or self._batches > 0

    def add_eager(self, size: int) -> None:
        """Count a batch that was drawn outside of any graph."""
        self._examples += size
        self._batches += 1
        self._largest = max(self._largest, size)
        self._smallest = min(self._smallest, size)

    def add(self, batch: Any) -> None:
        """In the graph being built: count this batch whenever the graph draws it.

        Args:
            batch: A symbolic tensor whose first dimension is the examples.
        """
        import tensorflow as tf  # type: ignore[import-untyped, unused-ignore]

        if self._handle is None:
            with tf.init_scope(), tf.device(_DEVICE):
                # A bare resource and no tf.Variable, which a strategy would mirror and Keras track.
                self._handle = tf.raw_ops.VarHandleOp(
                    dtype=tf.int64, shape=[4], shared_name=f"tfaudit_{id(self)}"
                )
                tf.raw_ops.AssignVariableOp(
                    resource=self._handle, value=tf.constant([0, 0, 0, -_NO_BATCH], tf.int64)
                )
        size = tf.shape(batch, out_type=tf.int64)[0]
        with tf.device(_DEVICE):
            one, none = tf.ones_like(size), tf.zeros_like(size)
            added = tf.stack([size, one, none, none])
            tf.raw_ops.AssignAddVariableOp(resource=self._handle, value=added)
            tf.raw_ops.ResourceScatterMax(
                resource=self._handle, indices=tf.constant([2, 3]), updates=tf.stack([size, -size])
            )

    def read(self) -> Drawn:
        """What was drawn so far."""
        import tensorflow as tf

        if self._handle is None:
            return Drawn(self._examples, self._batches, self._largest, self._smallest)
        with tf.init_scope(), tf.device(_DEVICE):
            value = tf.raw_ops.ReadVariableOp(resource=self._handle, dtype=tf.int64).numpy()
        examples, batches, largest, negative = (int(number) for number in value)
        return Drawn(
            self._examples + examples,
            self._batches + batches,
            max(self._largest, largest),
            min(self._smallest, -negative),
        )


def first_batched(tensors: Iterable[Any]) -> Any:
    """The first tensor that has a first dimension; None when there is none."""
    for tensor in tensors:
        shape = getattr(tensor, "shape", None)
        if shape is None:
            continue
        rank = getattr(shape, "rank", None)  # of a TensorShape; NumPy's shapes are tuples
        if rank or (isinstance(shape, tuple) and shape):
            return tensor
    return None


def watch_draws(
    in_graph: Callable[[Any], None],
    eager: Callable[[int | None, float], None],
    ended: Callable[[], None],
) -> None:
    """Call back for every batch drawn from a `tf.data` iterator.

    Patches the generated ops below all iterator classes, so that `next`, `get_next`, `for` loops,
    Keras and distributed iterators are all seen, once each.

    Args:
        in_graph: Called while tracing, with a symbolic tensor whose first dimension is the batch.
        eager: Called with the batch size, None where it has no size, and when it was asked for.
        ended: Called when an iterator is exhausted.
    """
    import tensorflow as tf
    from tensorflow.python.data.ops import (  # type: ignore[import-untyped, unused-ignore]
        dataset_autograph,
        optional_ops,
    )
    from tensorflow.python.ops import (  # type: ignore[import-untyped, unused-ignore]
        gen_dataset_ops,
    )

    def drawn(tensors: Sequence[Any], begin: float = 0.0) -> None:
        tensor = first_batched(tensors)
        if tf.executing_eagerly():
            eager(None if tensor is None else int(tensor.shape[0]), begin)
        elif tensor is not None:
            in_graph(tensor)

    def get_next(original: Any, *args: Any, **kwargs: Any) -> Any:
        begin = time.perf_counter()
        try:
            tensors = original(*args, **kwargs)
        except tf.errors.OutOfRangeError:
            ended()
            raise
        drawn(tensors, begin)
        return tensors

    def get_value(original: Any, *args: Any, **kwargs: Any) -> Any:
        tensors = original(*args, **kwargs)
        if not tf.executing_eagerly():  # eager optionals also carry results
            drawn(tensors)
        return tensors

    def scan(original: Any, dataset: Any, state: Any, body: Any) -> Any:
        """`for batch in dataset` inside a `tf.function` becomes this."""

        def counted(loop_state: Any, batch: Any) -> Any:
            drawn(tf.nest.flatten(batch))
            return body(loop_state, batch)

        return original(dataset, state, counted)

    wrap(gen_dataset_ops, "iterator_get_next", get_next)
    module = getattr(optional_ops, "gen_optional_ops", gen_dataset_ops)
    wrap(module, "optional_get_value", get_value)
    wrap(dataset_autograph, "_general_purpose_scan", scan)
