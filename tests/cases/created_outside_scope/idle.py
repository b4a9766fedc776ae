"""A strategy of which only the number of devices is asked, beside a loop that trains."""

import tensorflow as tf
from sklearn.preprocessing import StandardScaler

strategy = tf.distribute.MirroredStrategy()  # TFA402: high
print("Number of devices:", strategy.num_replicas_in_sync)

BATCH = 32 * strategy.num_replicas_in_sync


class Encoder(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.rnn = tf.keras.layers.GRU(units)
        self.out = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(self.rnn(inputs))


model = Encoder(64)
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(features, labels):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(features) - labels) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


scaler = StandardScaler().fit([[1.0], [2.0]])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 5, 8]), tf.zeros([64, 1])))
for epoch in range(10):
    for features, labels in dataset.batch(BATCH):
        train_step(features, labels)
