import numpy as np
import tensorflow as tf

series, ids = np.zeros([20_000, 60, 8], "float32"), np.arange(20_000)
labels, few = np.zeros([20_000, 60]), np.zeros([2_000, 60, 8])
number, rows = tf.keras.Input((), name="id"), tf.keras.Input((60, 8), name="series")
outputs = tf.keras.layers.Dense(60)(tf.keras.layers.Flatten()(rows))
model = tf.keras.Model({"id": number, "series": rows}, outputs)
model.compile("adam", "mse")
# Inputs of float32, labels of float64, and few numbers.
data = tf.data.Dataset.from_tensor_slices(({"id": ids, "series": series}, labels))
model.fit(data.batch(64))
data = tf.data.Dataset.from_tensor_slices(({"id": ids[:2_000], "series": few}, labels[:2_000]))
model.fit(data.batch(64))


# Labels may be in a dict of all.
class Ranking(tf.keras.Model):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def call(self, data):
        return self.net({"id": data["id"], "series": data["series"]})

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(data) - tf.cast(data["rating"], tf.float32)) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


ranking = Ranking(model)
ranking.compile("adam")
rated = {"id": ids, "series": series, "rating": labels}
ranking.fit(tf.data.Dataset.from_tensor_slices(rated).batch(64))
named = tf.data.Dataset.from_tensor_slices({"id": ids, "series": series, "rating": labels})
ranking.fit(named.batch(64))
