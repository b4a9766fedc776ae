import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, padding="same"),  # TFA003
    layers.BatchNormalization(),
    layers.Activation("relu"),
    layers.Conv2D(32, 3, activation="relu"),
    layers.BatchNormalization(),
    layers.Flatten(),
    layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(tf.random.normal([64, 28, 28, 1]), tf.zeros([64], tf.int32))
