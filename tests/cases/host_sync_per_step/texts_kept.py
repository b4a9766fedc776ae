"""Texts of a step's numbers that are kept as an attribute or under a key, not handed to a call."""

import tensorflow as tf
from fastprogress.fastprogress import master_bar, progress_bar

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
average = tf.keras.metrics.Mean("loss")
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


epochs = master_bar(range(5))
state = {}
for epoch in epochs:
    for step, (x, y) in enumerate(progress_bar(dataset, parent=epochs)):
        loss = train_step(x, y)
        average(loss)
        epochs.child.comment = f"loss {average.result()}"  # TFA701
        state["loss"] = "loss %.4f" % loss  # TFA701
        state["step"] = f"step {step} of epoch {epoch}"
        state["last"] = loss
        if step % 100 == 0:
            epochs.child.comment = f"loss {loss}"
    epochs.main_bar.comment = f"loss {average.result()}"
    average.reset_state()
