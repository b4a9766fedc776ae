"""A network on one graph, which has no batches."""

import numpy as np
import tensorflow as tf

nodes, adjacency = np.load("nodes.npy"), np.load("edges.npy")
classes = np.load("classes.npy")
at, edges = tf.keras.Input([64]), tf.keras.Input([None])
mixed = tf.keras.layers.Lambda(lambda pair: tf.matmul(*pair))([edges, at])
model = tf.keras.Model([at, edges], tf.keras.layers.Dense(7)(mixed))
model.compile("adam", "mse")
model.fit([nodes, adjacency], classes, batch_size=nodes.shape[0], shuffle=False, epochs=200)
