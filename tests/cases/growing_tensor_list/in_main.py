import tensorflow as tf


def main():
    dataset = tf.data.Dataset.range(10_000).batch(10)
    for _ in range(3):
        total = tf.zeros([0], tf.int64)
        for step, batch in enumerate(dataset.take(500)):
            total = tf.concat([total, tf.square(batch)], axis=0)  # TFA702
            if step > 3:
                break
        print(tf.reduce_sum(total))


if __name__ == "__main__":
    main()
