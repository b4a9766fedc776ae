import tensorflow as tf


@tf.function
def count(ds):
    total = tf.constant(0)
    for i, batch in enumerate(ds.take(4)):  # TFA304
        total += tf.shape(batch)[0]
    return total


def main():
    ds = tf.data.Dataset.range(64).batch(8)
    print(count(ds))


main()
