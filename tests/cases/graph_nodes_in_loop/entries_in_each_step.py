"""A summary for each of what has a name, in each of many steps."""

import numpy as np
import tensorflow.compat.v1 as tf
from results import measure

tf.disable_eager_execution()

with tf.Session() as session:
    writer = tf.summary.FileWriter("logs")
    for step in range(10_000):
        for name, value in measure(step).items():
            summary = tf.summary.scalar(name, np.mean(value))  # TFA902
            writer.add_summary(session.run(summary), step)
    writer.close()
