import tensorflow as tf

CONFIG = {"batch": 16}


def main():
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
    data = data.shuffle(64)
    data = data.batch(CONFIG["batch"], drop_remainder=True)  # TFA403
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
    model.fit(data)


if __name__ == "__main__":
    main()
