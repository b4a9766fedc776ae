import tempfile

import tensorflow as tf

rows, targets = tf.random.normal([640, 8]), tf.zeros([640, 1])
data = tf.data.Dataset.from_tensor_slices((rows, targets)).batch(32)


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def by_fit(logs):
    model = build()
    tf.profiler.experimental.start(logs)  # TFA802
    model.fit(data, epochs=3)
    tf.profiler.experimental.stop()


def by_steps(logs):
    model, optimizer = build(), tf.keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    with tf.profiler.experimental.Profile(logs):  # TFA802
        for _ in range(3):
            for x, y in data:
                step(x, y)


def never_stopped(logs):
    model = build()
    tf.profiler.experimental.start(logs)  # TFA802
    for _ in range(2):
        model.fit(data)


by_fit(tempfile.mkdtemp())
by_steps(tempfile.mkdtemp())
never_stopped(tempfile.mkdtemp())
tf.profiler.experimental.stop()
