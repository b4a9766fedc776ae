"""Records of one of several kinds, as a setting says: the features of each have one shape."""

import tensorflow as tf


def records(files, model_type, length, batch_size):
    def parse(example):
        return tf.io.parse_single_example(example, features)

    if model_type in ["albert", "bert"]:
        features = {
            "input_ids": tf.io.FixedLenFeature([length], tf.int64),
            "segment_ids": tf.io.FixedLenFeature([length], tf.int64),
            "next_sentence": tf.io.FixedLenFeature([1], tf.int64),
        }
    elif model_type == "electra":
        features = {"input_ids": tf.io.FixedLenFeature([length], tf.int64)}
    else:
        raise ValueError(model_type)

    dataset = tf.data.Dataset.from_tensor_slices(files).repeat()
    dataset = dataset.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    dataset = dataset.map(parse, num_parallel_calls=8)  # TFA301
    return dataset.shuffle(1000).batch(batch_size, drop_remainder=True)
