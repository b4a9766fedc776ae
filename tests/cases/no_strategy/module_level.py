# gpus: 2
import numpy as np
import tensorflow as tf

BATCH = 32
x = np.zeros((2048, 784), "float32")
train = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).shuffle(2048).batch(BATCH)

model = tf.keras.Sequential()
model.add(tf.keras.layers.Dense(4096, activation="relu"))
model.add(tf.keras.layers.Dense(1))
optimizer = tf.keras.optimizers.Adam(1e-3)
model.compile(optimizer, "mse")

model.fit(train)  # TFA401
