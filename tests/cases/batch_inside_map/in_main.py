import tensorflow as tf


def main():
    def split(row):
        ds = tf.data.Dataset.from_tensor_slices(row)
        ds = ds.shuffle(4)
        return ds.padded_batch(2)  # TFA314

    rows = tf.data.Dataset.from_tensor_slices(tf.zeros([3, 8, 2]))
    for part in rows.map(split).prefetch(1):
        print(part)


main()
