import tensorflow as tf


def train(model, dataset):
    model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(dataset, epochs=1)


(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
x_train = x_train / 255.0
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
train(model, tf.data.Dataset.from_tensors((x_train, y_train)))  # TFA206
batched = tf.data.Dataset.from_tensors((x_train, y_train)).batch(32)  # TFA206
train(model, batched)
