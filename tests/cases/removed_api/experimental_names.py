import tensorflow as tf
from tensorflow.keras import layers

tf.keras.mixed_precision.experimental.set_policy("mixed_float16")  # TFA903
augment = tf.keras.Sequential([
    layers.experimental.preprocessing.RandomFlip("horizontal"),  # TFA903
    layers.experimental.preprocessing.Rescaling(1 / 255),  # TFA903
])
model = tf.keras.Sequential([augment, layers.Flatten(), layers.Dense(2)])
model.compile(
    tf.keras.optimizers.legacy.Adam(1e-3),  # TFA903
    "mse",
    experimental_steps_per_execution=10,  # TFA903
)
