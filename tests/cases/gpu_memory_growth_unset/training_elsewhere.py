import tensorflow as tf
from trains_for_others import fit_model

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
fit_model(model, tf.zeros([64, 8]), tf.zeros([64, 1]))  # TFA101
