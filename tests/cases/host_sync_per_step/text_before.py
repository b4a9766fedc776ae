"""The text is formatted before it is printed: a `print` that is left out would not help."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(8)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step, (x, y) in enumerate(data):
    loss = train_step(x, y)
    text = f"step {step}: {loss:.3f}"
    print(text)  # TFA701

for step, (x, y) in enumerate(data):
    loss = train_step(x, y)
    text = "loss "
    text += f"{loss:.3f}"
    print(text)  # TFA701
