"""The parts of a loss that functions out of sight give are tensors, where `.numpy()` reads them."""

import tensorflow as tf
from losses import elbo, penalty
from networks import make

model = make(16)
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)
errors, divergences, penalties = [], [], []

for epoch in range(100):
    for x in data:
        with tf.GradientTape() as tape:
            mean, variance, decoded = model(x)
            loss, error, divergence = elbo(decoded, x, mean, variance)
            extra = penalty(mean)
            total = loss + 0.1 * extra
            errors.append(-1 * error.numpy())  # TFA701
            divergences.append(divergence.numpy() / 2)  # TFA701
        gradients = tape.gradient(total, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        penalties.append(extra.numpy())  # TFA701
