import tensorflow as tf
from tensorflow.keras import layers

with tf.device("/device:CPU:0"):  # TFA104
    inputs = tf.keras.Input((32, 32, 3))
    x = layers.Conv2D(32, 3, activation="relu")(inputs)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(10)(x)
    model = tf.keras.Model(inputs, outputs)

model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
images, labels = tf.zeros([64, 32, 32, 3]), tf.zeros([64], tf.int32)
model.fit(tf.data.Dataset.from_tensor_slices((images, labels)).batch(16))
