import subprocess

import tensorflow as tf

x = tf.ones([8, 4])
for _ in range(100):
    y = tf.reduce_sum(tf.matmul(x, tf.ones([4, 1])))
    subprocess.run(["true"], check=True)
