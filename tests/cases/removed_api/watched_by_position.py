import tensorflow as tf


def r2(y, p):
    return 1 - tf.reduce_sum((y - p) ** 2) / tf.reduce_sum((y - tf.reduce_mean(y)) ** 2)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse", metrics=[r2])
stop = tf.keras.callbacks.EarlyStopping("r2", patience=2)  # TFA903
model.fit(tf.zeros([4, 2]), tf.zeros([4, 1]), callbacks=[stop])
