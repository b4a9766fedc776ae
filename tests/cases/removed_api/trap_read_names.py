"""Names that are there by the import, or by the version that a file asks for."""

from __future__ import annotations

import tensorflow.compat.v1 as tf

optimizer = tf.train.AdamOptimizer
flags = tf.flags


def restored(session: tf.Session, path: str) -> str:
    return f"{path} of {session}"
