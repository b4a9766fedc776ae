import tensorflow as tf
from schedules import weights_of

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


def train_step(rows, targets, epoch):
    with tf.GradientTape() as tape:
        weights = weights_of(epoch)  # numbers, for all that is known
        loss = tf.reduce_mean(tf.square(model(rows, training=True) - targets))
        scaled = loss * weights["total"]
    gradients = tape.gradient(scaled, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return weights["total"]


def train(dataset, epochs):
    for epoch in range(epochs):
        for rows, targets in dataset:
            print(float(train_step(rows, targets, epoch)))
