import tensorflow as tf

# The sequential model would cast the indices, which the half type does not tell apart: no fix.
model = tf.keras.Sequential(
    [
        tf.keras.layers.Embedding(20_000, 512),
        tf.keras.layers.GlobalAveragePooling1D(),
        tf.keras.layers.Dense(1024, activation="relu"),
        tf.keras.layers.Dense(1),
    ]
)
model.compile("adam", "mse")
model.fit(tf.zeros([64, 10]), tf.zeros([64, 1]), verbose=0)  # TFA501
