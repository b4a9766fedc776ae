"""A file for two versions of TensorFlow, and annotations that nobody reads."""

from __future__ import annotations

import tensorflow as tf


def scope():
    if tf.__version__ >= "2":
        return tf.compat.v1.variable_scope
    return tf.variable_scope


def restored(session: tf.Session, path: str) -> str:
    return f"{path} of {session}"
