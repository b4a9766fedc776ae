"""Running means of several losses, by their names, in a line of text for each step."""

import tensorflow as tf


def train(model, content, style, loss, bar):
    optimizer = tf.keras.optimizers.Adam()
    means = {"total": 0.0, "content": 0.0, "style": 0.0}
    for step in range(1000):
        with tf.GradientTape() as tape:
            several = loss(model([content[step], style[step]]), content[step])
        gradients = tape.gradient(several[0], model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        for name, one in zip(means.keys(), several):
            means[name] = (means[name] * step + one) / (step + 1)
        line = ", ".join([f"{name}: {mean:.3f}" for name, mean in means.items()])  # TFA701
        bar.show(line)
        if step % 100 == 0:
            print(", ".join([f"{name}: {mean:.3f}" for name, mean in means.items()]))
