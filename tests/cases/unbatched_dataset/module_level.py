import numpy as np
import tensorflow as tf

x = np.random.rand(64, 8).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")

batched = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(8)
model.fit(batched)

single = tf.data.Dataset.from_tensor_slices((x, x[:, :1]))
single = single.map(lambda a, b: (a / 2, b))
model.fit(single, validation_data=batched)  # TFA201
