import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 4])
y = x * 2.0
with tf.Session() as session:
    for step in range(1000):
        session.run(y, {x: np.ones([8, 4])})
        if step % 10:
            continue
        print(session.run(tf.reduce_mean(y), {x: np.ones([8, 4])}))  # TFA902
