import numpy as np
import tensorflow as tf

images = np.random.rand(64, 16, 16, 3).astype("float32")
labels = np.random.randint(0, 2, 64)
features = tf.keras.Sequential([
    tf.keras.layers.RandomFlip("horizontal"),
    tf.keras.layers.GaussianNoise(0.02),
    tf.keras.layers.Conv2D(4, 3),
])
features.build([None, 16, 16, 3])
noise = tf.keras.Sequential([tf.keras.layers.GaussianNoise(0.02), tf.keras.layers.Flatten()])
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(16)
# Nothing is drawn: the layers are told that nothing trains, or are not told that something does.
extracted = data.map(lambda x, y: (features(x, training=False), y)).cache()
plain = data.map(lambda x, y: (noise(x), y)).cache()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(extracted, epochs=2)
other = tf.keras.Sequential([tf.keras.layers.Dense(2)])
other.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
other.fit(plain, epochs=2)
