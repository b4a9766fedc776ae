import tensorflow as tf


def build_model():
    inputs = tf.keras.Input([4])
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))


def main():
    strategy = tf.distribute.MirroredStrategy()
    dataset = tf.data.Dataset.from_tensor_slices((tf.ones([64, 4]), tf.ones([64, 1]))).batch(16)
    dataset = strategy.experimental_distribute_dataset(dataset)
    with strategy.scope():
        model = build_model()
        optimizer = tf.keras.optimizers.RMSprop(1e-3)

    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum((model(x) - y) ** 2) / 16
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))  # TFA410
        return loss

    @tf.function
    def distributed_train_step(x, y):
        losses = strategy.run(train_step, args=(x, y))
        return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    for x, y in dataset:
        print(distributed_train_step(x, y))


if __name__ == "__main__":
    main()
