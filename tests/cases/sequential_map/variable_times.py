import tensorflow as tf

images, labels = tf.zeros([640, 32, 32, 3]), tf.zeros([640], tf.int32)
scale = tf.Variable(2.0)
factor = tf.constant(2.0)


def brighten(image, label):
    return image * scale, label


ds = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(640)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(ds.map(brighten).batch(64), epochs=3)  # TFA302: medium
model.fit(ds.map(lambda x, y: (x * factor, y)).batch(64), epochs=3)
