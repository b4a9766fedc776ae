import tensorflow as tf
from accumulators import GradientAccumulator

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
accumulator = GradientAccumulator()


@tf.function
def gradients_of(rows, targets):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(rows, training=True) - targets))
    return loss, tape.gradient(loss, model.trainable_variables)


def train(dataset, draws, epochs):
    for epoch in range(epochs):
        total = 0.0
        for rows, targets in dataset:
            for draw in range(draws):
                loss, gradients = gradients_of(rows, targets)
                accumulator(gradients)
                total += loss.numpy()  # TFA701
            optimizer.apply_gradients(zip(accumulator.gradients, model.trainable_variables))
            accumulator.reset()
        print(epoch, total)
