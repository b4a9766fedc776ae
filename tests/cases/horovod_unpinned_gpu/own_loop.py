"""The tape's wrapper, in functions; memory grows, but on all GPUs."""

import horovod.tensorflow as hvd
import tensorflow as tf


def setup():
    hvd.init()  # TFA408
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
    print("process", hvd.local_rank(), "of", hvd.local_size())


@tf.function
def train_step(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    tape = hvd.DistributedGradientTape(tape)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss


def main():
    setup()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01 * hvd.size())
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
    for x, y in data:
        train_step(model, optimizer, x, y)


if __name__ == "__main__":
    main()
