import tensorflow as tf


def rows(features, targets, shuffled):
    dataset = tf.data.Dataset.from_tensor_slices((features, targets))
    if shuffled:
        dataset.shuffle(64, seed=1)  # TFA315
    return dataset.batch(8)


x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
for batch in rows(x, y, True):
    print(batch[0].shape)
for batch in rows(x, y, False):
    print(batch[0].shape)
