import tensorflow as tf


def build(x):
    return (
        tf.data.Dataset.from_tensor_slices(x)
        .prefetch(2)  # TFA305
        .shuffle(64)
        .batch(8)
    )


for batch in build(tf.zeros([64, 4])):
    print(batch.shape)
