import tensorflow as tf

settings = {"log_dir": "logs", "update_freq": "batch", "write_graph": False}
pictures = dict(log_dir="pictures", histogram_freq=1, write_images=True)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(
    tf.zeros([640, 8]),
    tf.zeros([640, 1]),
    callbacks=[
        tf.keras.callbacks.TensorBoard(**settings),  # TFA802
        tf.keras.callbacks.TensorBoard(**pictures),  # TFA802
    ],
)
