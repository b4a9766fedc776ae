import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    layers.Conv2D(8, (3, 3)),  # TFA003
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(tf.random.normal([64, 16, 16, 3]), tf.ones([64, 1]))
