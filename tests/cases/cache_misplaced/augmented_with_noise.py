import numpy as np
import tensorflow as tf

images = np.random.rand(64, 16, 16, 3).astype("float32")
labels = np.random.randint(0, 2, 64)
augment = tf.keras.Sequential([
    tf.keras.layers.RandomFlip("horizontal"),
    tf.keras.layers.GaussianNoise(0.02),
])
shear = tf.keras.layers.RandomShear(0.1)
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(16)
noisy = data.map(lambda x, y: (augment(x, training=True), y)).cache()  # TFA307
sheared = data.map(lambda x, y: (shear(x, training=True), y)).cache()  # TFA307
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(noisy, epochs=2)
model.fit(sheared, epochs=2)
