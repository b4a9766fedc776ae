"""Models of one's own class that give a sample the axis, or that are made for one at a time."""

import tensorflow as tf
import tensorflow_datasets as tfds

images = tfds.load("mnist", split="train", as_supervised=True)
graphs = tf.data.TFRecordDataset("graphs.tfrecord").map(
    lambda record: tf.io.parse_tensor(record, tf.float32)
)


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = tf.keras.layers.Dense(10)

    def call(self, inputs):
        return self.out(inputs[None])


model, optimizer = Net(), tf.keras.optimizers.SGD()
for data in (images, graphs):
    pass
for image, label in images:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(image))
    optimizer.apply_gradients(
        zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
    )
for graph in graphs:
    print(model(graph))
