import tensorflow as tf


def per_example(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


def scalar(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred))


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", per_example)
model.fit(tf.zeros([64, 4]), tf.zeros([64, 1]), batch_size=8 * strategy.num_replicas_in_sync)

reference = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
reference.compile("sgd", scalar)
reference.fit(tf.zeros([64, 4]), tf.zeros([64, 1]))
