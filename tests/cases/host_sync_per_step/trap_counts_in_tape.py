"""Numbers of Python that an object out of sight gives under the tape."""

import tensorflow as tf

from graphs import batches

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
for graph in batches():
    with tf.GradientTape() as tape:
        scores = model(graph.ndata["features"])
        negatives = tf.zeros([int(graph.num_edges() * 0.5), 1])
        weight = float(graph.edge_count())
        loss = weight * (tf.reduce_mean(scores) - tf.reduce_mean(negatives))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
