import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([layers.Dense(8), layers.Dense(1, dtype="float32")])
optimizer = mixed_precision.LossScaleOptimizer(tf.keras.optimizers.RMSprop())
loss_object = tf.keras.losses.MeanSquaredError()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        predictions = model(x)
        loss = loss_object(y, predictions)
        scaled_loss = optimizer.get_scaled_loss(loss)  # TFA503
    scaled_gradients = tape.gradient(scaled_loss, model.trainable_variables)
    gradients = optimizer.get_unscaled_gradients(scaled_gradients)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def clipped_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_object(y, model(x))
        scaled_loss = optimizer.get_scaled_loss(loss)  # TFA503
    scaled_gradients = tape.gradient(scaled_loss, model.trainable_variables)
    gradients = optimizer.get_unscaled_gradients(scaled_gradients)
    gradients = [tf.clip_by_norm(g, 1.0) for g in gradients]
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for x, y in tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32, 1]))).batch(8):
    train_step(x, y)
    clipped_step(x, y)
