import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Summaries:
    def __init__(self, session):
        self.session = session
        self.known = {}

    def add(self, key):
        if key in self.known:
            return
        holder = tf.placeholder(tf.float32, shape=(), name=key)
        self.known[key] = (holder, tf.summary.scalar(key, holder))

    def write(self, key, value):
        self.add(key)
        holder, summary = self.known[key]
        return self.session.run(summary, {holder: value})


with tf.Session() as session:
    summaries = Summaries(session)
    for step in range(100):
        summaries.write("loss", np.float32(step))
