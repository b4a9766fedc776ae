import tensorflow as tf


class Line(tf.Module):
    def __init__(self):
        super().__init__()
        self.slope = tf.Variable(1.0, name="slope")
        self.offset = tf.Variable(0.0, name="offset")


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
single = tf.keras.Sequential([tf.keras.layers.Dense(1)])
single.build([None, 8])
line = Line()

by_path = {v.path: tf.norm(v) for v in model.weights}
of_one_layer = {v.name: tf.norm(v) for v in single.weights}
of_a_module = {v.name: tf.norm(v) for v in line.trainable_variables}
shapes = {tuple(v.shape): v.name for v in model.weights}
sizes = {}
for layer in model.layers:
    for v in layer.weights:
        sizes[layer.name, v.name] = tf.size(v)
    sizes[layer.name] = layer.count_params()
