import tensorflow as tf


def train_step(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def train(dataset, units, deep):
    if deep:
        model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    else:
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    for x, y in dataset:
        train_step(model, optimizer, x, y)
    model.save(f"{units}_{deep}.keras")


def main():
    dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
    for units in (16, 32, 64, 128):
        for deep in (True, False):
            train(dataset, units, deep)  # TFA704


main()
