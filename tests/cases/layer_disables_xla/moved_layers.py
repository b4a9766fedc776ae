import tensorflow as tf

augmentation = tf.keras.Sequential([
    tf.keras.layers.experimental.preprocessing.RandomFlip("horizontal"),
    tf.keras.layers.experimental.preprocessing.RandomRotation(0.2),  # TFA504
])
inputs = tf.keras.Input([32, 32, 3])
outputs = tf.keras.layers.Dense(1)(tf.keras.layers.Flatten()(augmentation(inputs)))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "mse")
model.fit(tf.zeros([64, 32, 32, 3]), tf.zeros([64, 1]))
