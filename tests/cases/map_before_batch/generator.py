import numpy as np
import tensorflow as tf


def samples():
    for _ in range(640):
        yield np.zeros([8], "float32"), 1


def main():
    ds = tf.data.Dataset.from_generator(
        samples,
        output_signature=(tf.TensorSpec([8], tf.float32), tf.TensorSpec([], tf.int32)),
    )
    ds = ds.map(lambda x, y: (x * 2.0, y)).batch(32)  # TFA301
    for x, y in ds:
        print(x.shape, y.shape)


if __name__ == "__main__":
    main()
