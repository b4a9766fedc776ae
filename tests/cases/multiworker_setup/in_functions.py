import tensorflow as tf
from tensorflow import keras


def load():
    return tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)


def main():
    data = load()
    strategy = tf.distribute.experimental.MultiWorkerMirroredStrategy()  # TFA406
    with strategy.scope():
        model = keras.Sequential([keras.layers.Dense(1)])
        optimizer = keras.optimizers.SGD()
    print(model, optimizer, strategy.experimental_distribute_dataset(data))


if __name__ == "__main__":
    main()
