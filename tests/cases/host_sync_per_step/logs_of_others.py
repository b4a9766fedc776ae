"""Services that keep logs get numbers: they read a tensor when it is logged."""

import mlflow
import tensorflow as tf
import wandb

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(16)
wandb.init(project="steps")


@tf.function
def step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(10):
    for number, x in enumerate(data):
        loss = step(x)
        wandb.log({"loss": loss, "step": number})  # TFA701
        mlflow.log_metric("loss", loss, step=number)  # TFA701
        wandb.log({"step": number})
        if number % 100 == 0:
            wandb.log({"seldom": loss})
    wandb.log({"epoch": loss})
