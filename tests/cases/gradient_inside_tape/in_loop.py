import tensorflow as tf

inputs = tf.keras.Input([4])
features = tf.keras.layers.Dense(8, name="features")(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1, name="head")(features))
optimizer = tf.keras.optimizers.SGD()


@tf.function
def step(x, y):
    grads = []
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
        for layer in model.layers:
            if layer.trainable_weights:
                grads += tape.gradient(loss, layer.trainable_weights)  # TFA705: low
    optimizer.apply_gradients(zip(grads, model.trainable_weights))
    return loss


def norms(x):
    with tf.GradientTape(persistent=True) as tape:
        total = tf.reduce_sum(model(x))
        return {v.name: tf.norm(tape.gradient(total, v)) for v in model.weights}  # TFA705: medium


step(tf.ones([8, 4]), tf.ones([8, 1]))
print(norms(tf.ones([8, 4])))
