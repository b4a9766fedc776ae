import tensorflow as tf
from trains_for_others import fit_model

dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
fit_model(model, dataset)  # TFA101
