import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
rows = np.concatenate([rng.normal(size=(100_000, 20)), rng.random((100_000, 20))])
data = tf.data.Dataset.from_tensor_slices(
    (
        (rows - 0.5) * 2,  # TFA507
        rows[:, 0] > 0,
    )
)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data.batch(256))
