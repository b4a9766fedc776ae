import tensorflow as tf

SIZES = {"narrow": 8, "wide": 64}
OPTIMIZERS = {"adam": tf.keras.optimizers.Adam, "sgd": tf.keras.optimizers.SGD}
x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


def build(units, optimizer):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
    return model


for name in OPTIMIZERS:
    build(8, OPTIMIZERS[name]()).fit(x, y)
for name in SIZES.keys():
    build(SIZES[name], "adam").fit(x, y)
