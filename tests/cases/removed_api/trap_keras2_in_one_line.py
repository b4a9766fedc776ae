import tensorflow as tf, tf_keras  # noqa: E401

model = tf_keras.Sequential([tf_keras.layers.Dense(1)])
model.compile(tf_keras.optimizers.legacy.SGD(learning_rate=0.1), "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
print(tf_keras.backend.learning_phase())
