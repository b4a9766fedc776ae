import tensorflow as tf


def evaluate(model, data):
    @tf.function(reduce_retracing=True)
    def predict(x):  # TFA602
        return model(x, training=False)

    return [predict(x) for x, _ in data]


def main():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
    for _ in range(20):
        evaluate(model, data)


if __name__ == "__main__":
    main()
