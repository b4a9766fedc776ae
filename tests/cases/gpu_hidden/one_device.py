import tensorflow as tf

strategy = tf.distribute.OneDeviceStrategy("/cpu:0")  # TFA104


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


with strategy.scope():
    model = build()
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
