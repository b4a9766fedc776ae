"""Optimizers that a list or a dict holds."""

import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


models = [build() for _ in range(2)]
optimizers = [tf.keras.optimizers.Adam(1e-3) for _ in range(2)]
by_name = {"actor": tf.keras.optimizers.Adam(1e-3), "critic": tf.keras.optimizers.Adam(2e-3)}
for index, (model, optimizer) in enumerate(zip(models, optimizers)):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(tf.ones((8, 3))) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizers[index].apply_gradients(zip(gradients, model.trainable_variables))
print(optimizers[0].get_weights())  # TFA903
print(optimizers[index].lr.numpy())  # TFA903
print(by_name["actor"].learning_rate, by_name["critic"].lr)  # TFA903
