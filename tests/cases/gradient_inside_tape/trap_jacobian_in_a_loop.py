import tensorflow as tf


def jacobian_of(network, x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = network(x)
    return tape.jacobian(y, x, experimental_use_pfor=False)


def both(network, x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = network(x)
    return tape.jacobian(y, x), tape.gradient(y, x)
