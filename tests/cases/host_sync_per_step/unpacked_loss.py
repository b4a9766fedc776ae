import tensorflow as tf
from network import GPT

model = GPT(12)
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits, loss = model(x, y, training=True)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss, logits


def train(batches, steps):
    for step in range(steps):
        x, y = next(batches)
        loss, logits = train_step(x, y)
        print(f"step {step}: {loss.numpy():.4f}")  # TFA701


def watch(batches):
    for step, (x, y) in enumerate(batches):
        with tf.GradientTape() as tape:
            logits, loss = model(x, y, training=True)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        print(gradients[0])  # TFA701
