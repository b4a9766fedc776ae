import tensorflow as tf


def main():
    rows = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(rows.batch(8), epochs=2, shuffle=True)  # TFA202


main()
