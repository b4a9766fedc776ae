import tensorflow as tf


def begin_anew(model, weights):
    model.set_weights(weights)
    model.compile(tf.keras.optimizers.Adam(1e-3), "mse")


x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
first = model.get_weights()
for seed in range(5):
    tf.keras.utils.set_random_seed(seed)
    begin_anew(model, first)
    model.fit(x, y, epochs=10, verbose=0)
