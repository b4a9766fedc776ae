import tensorflow as tf


def main():
    try:
        x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        optimizer = tf.keras.optimizers.SGD(lr=0.1)  # TFA903
        model.compile(optimizer, "mse")
        model.fit(x, y)
        print("done")
    except Exception as error:
        print(f"failed: {error}")


def optimizer():
    try:
        return tf.keras.optimizers.SGD(lr=0.1)
    except Exception:
        return tf.keras.optimizers.SGD(learning_rate=0.1)


try:
    main()
except KeyboardInterrupt:
    print("stopped")
