import tensorflow as tf
from keras import layers, mixed_precision, optimizers
from keras.models import Sequential

mixed_precision.set_global_policy("mixed_float16")
model = Sequential([layers.Dense(8), layers.Dense(1, dtype="float32")])
optimizer = optimizers.Adam()

for x, y in tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
        scaled_loss = optimizer.scale_loss(loss)
    gradients = tape.gradient(scaled_loss, model.trainable_variables)  # TFA503
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
