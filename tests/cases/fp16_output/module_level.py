import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

policy = mixed_precision.Policy("mixed_float16")
mixed_precision.set_global_policy(policy)

inputs = tf.keras.Input([8])
x = layers.Dense(16, activation="relu")(inputs)
label = layers.Dense(1, activation=tf.nn.sigmoid, name="label")(x)  # TFA502
score = layers.Activation("linear", dtype="float32")(layers.Dense(1)(x))
size = layers.Dense(1)(x)  # TFA502
model = tf.keras.Model(inputs=inputs, outputs=[label, score, size])
model.compile(optimizer="adam", loss=["binary_crossentropy", "mse", "mse"])
rows = tf.zeros([32, 8])
model.fit(rows, [rows[:, :1], rows[:, :1], rows[:, :1]], verbose=0)
