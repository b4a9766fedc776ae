import sys

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(3)])
sgd = tf.keras.optimizers.SGD()


@tf.function
def update(x, y, epoch, log):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(x) - y))
    sgd.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    log.record(epoch, loss)


def run(pairs, until, start, log):
    if start:
        print("going on from", start)
        rounds = range(start, until)
    else:
        rounds = range(until)
    for number in rounds:
        for x, y in pairs:
            update(x, y, number, log)  # TFA603


if __name__ == "__main__":
    from mine import Log, read

    run(read(), int(sys.argv[1]), int(sys.argv[2]), Log())
