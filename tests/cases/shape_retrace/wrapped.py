import tensorflow as tf


def lengths(tokens):
    return tf.reduce_sum(tokens), tokens.shape[1]


def main():
    dataset = tf.data.Dataset.range(1, 60).map(lambda n: tf.ones([n], tf.int32))
    compiled = tf.function(lengths)  # TFA604
    for batch in dataset.padded_batch(8):
        print(compiled(batch))


if __name__ == "__main__":
    main()
