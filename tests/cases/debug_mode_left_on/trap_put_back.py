"""A variable that a context sets, and that it puts back as it was."""

import contextlib
import os

import tensorflow as tf


@contextlib.contextmanager
def reproducible(seed):
    before = os.environ.get("TF_DETERMINISTIC_OPS")
    try:
        os.environ["TF_DETERMINISTIC_OPS"] = "1"
        tf.random.set_seed(seed)
        yield
    finally:
        if before is not None:
            os.environ["TF_DETERMINISTIC_OPS"] = before
        else:
            os.environ.pop("TF_DETERMINISTIC_OPS")


with reproducible(1):
    print(tf.random.normal([3]))
