import tensorflow as tf


def batch_loss(y_true, y_pred):
    total = 0.0
    for i in range(y_true.shape[0]):  # TFA205
        error = tf.abs(y_true[i] - y_pred[i])
        total += tf.reduce_mean(error)
    return total


model = tf.keras.Sequential([tf.keras.layers.Dense(3)])
model.compile("adam", loss=batch_loss)
model.fit(tf.zeros([64, 4]), tf.zeros([64, 3]))
