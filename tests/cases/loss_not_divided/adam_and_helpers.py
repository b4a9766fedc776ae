import tensorflow as tf


def make_step(strategy, model, optimizer):
    loss_fn = tf.nn.sparse_softmax_cross_entropy_with_logits

    def step_fn(inputs):
        features, labels = inputs
        with tf.GradientTape() as tape:
            logits = model(features, training=True)
            loss = tf.reduce_mean(loss_fn(labels=labels, logits=logits))  # TFA409
        variables = model.trainable_variables
        grads = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(grads, variables))

    @tf.function
    def train_step(iterator):
        strategy.run(step_fn, args=(next(iterator),))

    return train_step


def main():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])
        optimizer = tf.keras.optimizers.Adam()
        optimizer.build(model.trainable_variables)
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64], tf.int32)))
    data = data.repeat().batch(8 * strategy.num_replicas_in_sync)
    iterator = iter(strategy.experimental_distribute_dataset(data))
    step = make_step(strategy, model, optimizer)
    for _ in range(200):
        step(iterator)


if __name__ == "__main__":
    main()
