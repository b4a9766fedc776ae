import tensorflow as tf

often = {"filepath": "often/{epoch}.keras", "save_freq": 5}
rarely = {"filepath": "rarely/{epoch}.keras", "save_freq": 5000}
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(
    tf.zeros([6400, 8]),
    tf.zeros([6400, 1]),
    callbacks=[
        tf.keras.callbacks.ModelCheckpoint(**often),  # TFA803
        tf.keras.callbacks.ModelCheckpoint(**rarely),
    ],
)
