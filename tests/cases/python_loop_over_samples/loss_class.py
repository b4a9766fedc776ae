import tensorflow as tf

BATCH = 32


class Contrast(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        total = 0.0
        for i in range(BATCH):  # TFA205
            total += tf.reduce_sum(tf.square(y_true[i] - y_pred[i]))
        return total / BATCH


class Parts(tf.keras.losses.Loss):
    """Over the channels, of which there are few; and what nothing calls as a loss."""

    def call(self, y_true, y_pred):
        return tf.add_n([tf.reduce_mean(y_true[..., i] - y_pred[..., i]) for i in range(3)])

    def report(self, y_true, y_pred):
        return [float(y_true[i] - y_pred[i]) for i in range(BATCH)]


class Unit(tf.keras.layers.Layer):
    def __init__(self, bs=16):
        super().__init__()
        self.bs = bs

    def call(self, x):
        rows = []
        for i in range(self.bs):  # TFA205
            rows.append(x[i] / tf.norm(x[i]))
        return tf.stack(rows)


model = tf.keras.Sequential([tf.keras.layers.Dense(4), Unit()])
model.compile("adam", Contrast())
model.fit(tf.zeros([320, 4]), tf.zeros([320, 4]), batch_size=BATCH)


settings = {"batch_size": 32, "classes": 21}


class Weighted(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        losses = []
        for i in range(settings["batch_size"]):  # TFA205
            losses.append(tf.reduce_sum(tf.square(y_true[i] - y_pred[i])))
        return tf.stack(losses)


class ByClass(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        total = 0.0
        for i in range(settings["classes"]):
            total += tf.reduce_sum(y_true[..., i] * y_pred[..., i])
        return total


print(Weighted()(tf.ones([32, 4]), tf.ones([32, 4])), ByClass()(tf.ones([3, 21]), tf.ones([3, 21])))
