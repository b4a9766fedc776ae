import tensorflow as tf

settings = dict(optimizer="adam", loss="mse", run_eagerly=True)
model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])
model.compile(**settings)  # TFA506
model.fit(tf.zeros([640, 4]), tf.zeros([640, 1]))
