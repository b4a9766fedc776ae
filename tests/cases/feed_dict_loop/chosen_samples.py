import numpy as np
import tensorflow.compat.v1 as tf


def train(sess, graph, images, labels, batch_size=100, steps=1000):
    x = graph.get_tensor_by_name("x:0")
    y = graph.get_tensor_by_name("y:0")
    train_step = graph.get_operation_by_name("GradientDescent")
    sess.run(tf.global_variables_initializer())
    for _ in range(steps):
        chosen = np.random.randint(0, len(images), batch_size)
        batch_images = [images[i] for i in chosen]
        batch_labels = [labels[i] for i in chosen]
        sess.run(train_step, feed_dict={x: batch_images, y: batch_labels})  # TFA901
