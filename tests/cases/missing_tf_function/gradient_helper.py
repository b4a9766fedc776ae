import tensorflow as tf

from step_helper import gradients_of

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)

for x, y in data:
    loss, gradients = gradients_of(model, x, y)  # TFA601
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
