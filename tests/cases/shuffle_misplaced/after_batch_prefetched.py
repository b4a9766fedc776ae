import tensorflow as tf


def pipeline(files, size, training):
    dataset = tf.data.TFRecordDataset(files, num_parallel_reads=tf.data.AUTOTUNE)
    dataset = dataset.batch(size, drop_remainder=True)
    if training:
        dataset = dataset.shuffle(512).repeat()  # TFA308
    return dataset.prefetch(1)
