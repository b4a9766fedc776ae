import tensorflow as tf
from tasks import sample_tasks


def build():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(40, activation="relu", input_shape=(1,)))
    model.add(tf.keras.layers.Dropout(0.1))
    model.add(tf.keras.layers.Dense(1))
    return model


model = build()
for x, y in sample_tasks():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    fast = build()
    for i in range(len(model.layers)):
        fast.layers[i].kernel = model.layers[i].kernel - 0.01 * gradients[2 * i]  # TFA903
        fast.layers[i].bias = model.layers[i].bias - 0.01 * gradients[2 * i + 1]
    print(tf.reduce_mean((fast(x) - y) ** 2))
