import numpy as np
import tensorflow as tf

images = np.empty((50_000, 3, 32, 32), dtype="uint8")
labels = np.empty((50_000,), dtype="uint8")
for part in range(5):
    images[part * 10_000 : (part + 1) * 10_000] = np.load(f"images_{part}.npy")

whole = tf.data.Dataset.from_tensor_slices((images.transpose(0, 2, 3, 1), labels))
scaled = images.transpose(0, 2, 3, 1) / np.float32(255)
data = tf.data.Dataset.from_tensor_slices((scaled, labels))
other = tf.data.Dataset.from_tensor_slices((images.astype("float32") / 255.0, labels))
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
for pipeline in (whole, data, other):
    model.fit(pipeline.shuffle(50_000).batch(256))
