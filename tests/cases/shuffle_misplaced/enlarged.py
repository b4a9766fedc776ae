import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
prepare = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1 / 255),
    tf.keras.layers.Resizing(144, 144),
])


def resize(image, label):
    return tf.image.resize(image, (96, 96)), label


train_ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
train_ds = train_ds.map(resize, num_parallel_calls=tf.data.AUTOTUNE)
train_ds = train_ds.shuffle(10_000).batch(32)  # TFA308

other_ds = tf.data.Dataset.from_tensor_slices((x_train / 255, y_train))
other_ds = other_ds.map(lambda x, y: (prepare(x), y), num_parallel_calls=tf.data.AUTOTUNE)
other_ds = other_ds.shuffle(len(other_ds)).batch(32)  # TFA308

model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3), tf.keras.layers.Flatten()])
model.add(tf.keras.layers.Dense(10))
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=5)
model.fit(other_ds, epochs=5)
