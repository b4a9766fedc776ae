import tensorflow as tf

augment = tf.keras.Sequential([
    tf.keras.layers.RandomFlip("horizontal"),
    tf.keras.layers.RandomRotation(0.1),
])
images = tf.zeros([32, 16, 16, 3])
ds = tf.data.Dataset.from_tensor_slices((images, tf.range(32)))
ds = ds.map(lambda x, y: (augment(x, training=True), y), num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
ds = ds.shuffle(32).batch(8).prefetch(tf.data.AUTOTUNE)
