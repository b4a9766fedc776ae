"""A mean of all weights is kept in NumPy, beside each step."""

import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(512, activation="relu")
        self.out = tf.keras.layers.Dense(10)

    def call(self, x):
        return self.out(self.hidden(x))


optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def train(model, dataset, epochs=10):
    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    means = model.get_weights()
    for _epoch in range(epochs):
        for x, y in dataset:
            step(x, y)
            for i, (mean, weight) in enumerate(zip(means, model.get_weights())):  # TFA701
                means[i] = 0.999 * mean + 0.001 * weight
        model.set_weights(means)


(images, labels), _ = tf.keras.datasets.mnist.load_data()
images = images.reshape(-1, 784).astype("float32") / 255
data = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(60000).batch(64).prefetch(2)
net = Net()
net.build((None, 784))
train(net, data)
