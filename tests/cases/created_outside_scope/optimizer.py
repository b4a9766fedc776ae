import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
optimizer = tf.keras.optimizers.Adam(1e-3)  # TFA402
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse", metrics=[tf.keras.metrics.MeanAbsoluteError()])
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
