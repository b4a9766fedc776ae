import tensorflow as tf

BUFFER = 5000


class Images:
    def load(self, path, label):
        image = tf.io.decode_png(tf.io.read_file(path), channels=3)
        return tf.image.resize(image, [32, 32]), label

    def dataset(self, paths, labels):
        ds = tf.data.Dataset.from_tensor_slices((paths, labels))
        ds = ds.map(self.load, num_parallel_calls=tf.data.AUTOTUNE)
        ds = ds.map(lambda image, label: (image / 255.0, label))
        ds = ds.shuffle(BUFFER, seed=1)  # TFA308
        return ds.batch(32).prefetch(tf.data.AUTOTUNE)


train = Images().dataset(["a.png"], [0])
