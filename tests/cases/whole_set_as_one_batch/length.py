import tensorflow as tf


class Trainer:
    def __init__(self):
        (x, y), _ = tf.keras.datasets.mnist.load_data()
        self.x, self.y = x / 255.0, y
        self.model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
        self.model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))

    def fit(self):
        self.model.fit(self.x, self.y, epochs=2, batch_size=len(self.x))  # TFA206

    def fit_dataset(self):
        ds = tf.data.Dataset.from_tensor_slices((self.x, self.y))
        ds = ds.batch(self.x.shape[0])  # TFA206
        self.model.fit(ds, epochs=2)


trainer = Trainer()
trainer.fit()
trainer.fit_dataset()
