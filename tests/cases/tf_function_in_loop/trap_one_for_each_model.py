import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)


def make_step(model):
    @tf.function
    def step(x):
        return model(x)

    return step


for units in range(1, 6):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(units)])

    @tf.function
    def predict(x):
        return model(x)

    step = make_step(model)
    for x in data:
        predict(x)
        step(x)
