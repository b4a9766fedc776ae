import tensorflow as tf

tf.random.set_seed(7)


def main():
    augment = tf.keras.Sequential([tf.keras.layers.RandomFlip(), tf.keras.layers.RandomRotation(0.1)])
    ds = tf.data.Dataset.from_tensor_slices(tf.zeros([32, 8, 8, 3])).batch(8)
    ds = ds.map(lambda x: augment(x, training=True))  # TFA302
    for batch in ds:
        print(batch.shape)


main()
