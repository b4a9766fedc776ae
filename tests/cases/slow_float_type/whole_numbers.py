import numpy as np
import tensorflow as tf

images = np.empty((50_000, 3, 32, 32), dtype="uint8")
labels = np.empty((50_000,), dtype="uint8")
for part in range(5):
    images[part * 10_000 : (part + 1) * 10_000] = np.load(f"images_{part}.npy")
    labels[part * 10_000 : (part + 1) * 10_000] = np.load(f"labels_{part}.npy")

scaled = images.transpose(0, 2, 3, 1) / 255.0
data = tf.data.Dataset.from_tensor_slices((scaled, labels))  # TFA507
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data.shuffle(50_000).batch(256))
