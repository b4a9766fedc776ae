import tensorflow as tf
from tensorflow.keras import backend as K


def spread_loss(y_true, y_pred):
    losses = []
    for k in range(y_pred.shape[0]):  # TFA205
        losses.append(K.mean(K.square(y_true[k] - y_pred[k])))
    return K.mean(K.stack(losses))


class Standardise(tf.keras.layers.Layer):
    def one(self, row):
        return (row - tf.reduce_mean(row)) / (tf.math.reduce_std(row) + 1e-6)

    def call(self, rows):
        return tf.map_fn(self.one, rows)  # TFA205


rows = tf.keras.Input([32])
model = tf.keras.Model(rows, tf.keras.layers.Dense(4)(Standardise()(rows)))
model.compile("adam", spread_loss)
model.fit(tf.zeros([640, 32]), tf.zeros([640, 4]), batch_size=32)


@tf.function
def standardised(rows):
    return K.map_fn(lambda row: (row - K.mean(row)) / K.std(row), rows)  # TFA205


@tf.function
def counted(rows):
    return K.map_fn(lambda row: tf.size(tf.unique(row)[0]), rows, dtype="int32")


print(standardised(tf.ones([16, 4])), counted(tf.ones([16, 4])))
