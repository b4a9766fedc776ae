import tensorflow as tf


def train_epoch(model, optimizer, data, loss_fn):
    @tf.function
    def step(x, y):  # TFA602
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    return sum(step(x, y) for x, y in data)


def main():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
    for _ in range(20):
        train_epoch(model, optimizer, data, tf.keras.losses.Huber(delta=2.0))


main()
