import tensorflow as tf


def build():
    return tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])


def main():
    x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
    model = build()
    for round_ in range(10):
        model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss="mse")  # TFA703
        model.fit(x, y, epochs=3, verbose=0)
        model.save(f"round{round_}.keras")


if __name__ == "__main__":
    main()
