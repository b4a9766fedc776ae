import tensorflow as tf

AUTOTUNE = tf.data.AUTOTUNE
x, y = tf.zeros([64, 8, 8, 3]), tf.zeros([64, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
ds = ds.prefetch(AUTOTUNE)  # TFA305
ds = ds.map(lambda a, b: (tf.image.random_brightness(a, 0.1), b), num_parallel_calls=AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, verbose=0)
