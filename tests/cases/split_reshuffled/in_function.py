import tensorflow as tf


def partitions(ds, size, share=0.8, shuffle=True, buffer=10000):
    if shuffle:
        # A seed, so that the split is the same in every run.
        ds = ds.shuffle(buffer, seed=12)  # TFA316
    train_size = int(share * size)
    return ds.take(train_size), ds.skip(train_size)


def main():
    ds = tf.data.TFRecordDataset(["a.tfrecord"]).map(parse)
    train, val = partitions(ds, 1000)
    build().fit(train.batch(8), validation_data=val.batch(8))


main()
