"""A summary for each of what has a name, as at the end of a test."""

import numpy as np
import tensorflow.compat.v1 as tf
from results import read

tf.disable_eager_execution()
results = read("results.json")
texts = {}
for line in open("notes.txt"):
    texts[line[:4]] = line

with tf.Session() as session:
    writer = tf.summary.FileWriter("logs")
    for name, value in results.items():
        writer.add_summary(tf.summary.scalar(name, np.mean(value)).eval())
    for value in results.values():
        session.run(tf.summary.histogram("all", value))
    for name, text in texts.items():
        writer.add_summary(tf.summary.text(name, tf.constant(text)).eval())
    writer.close()
