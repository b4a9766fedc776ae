import tensorflow as tf

BATCH = 32
x, y = tf.zeros([640, 4]), tf.zeros([640, 1])
train = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(BATCH).batch(BATCH)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, verbose=0)


def zipped(images, labels):
    pictures = tf.data.Dataset.from_tensor_slices(images)
    both = tf.data.Dataset.zip((pictures, tf.data.Dataset.from_tensor_slices(labels)))
    return both.shuffle(16).batch(64)  # TFA308
