import keras
import tensorflow as tf
from keras.layers import Dense, Embedding, StringLookup


class Ranker(keras.Model):
    def __init__(self, users):
        super().__init__()
        self.user_embedding = keras.Sequential([
            StringLookup(vocabulary=users),  # TFA504
            Embedding(len(users) + 1, 8),
        ])
        self.score = Dense(1)

    def call(self, names):
        return self.score(self.user_embedding(names))


class Trainer:
    def __init__(self, epochs):
        self.epochs = epochs
        self.model = Ranker(["ann", "bob"])
        self.model.compile(keras.optimizers.Adagrad(0.1), "mse", jit_compile=True)

    def run(self, data):
        self.model.fit(data, epochs=self.epochs, verbose=0)


names = tf.constant(["ann", "bob"] * 8)
Trainer(1).run(tf.data.Dataset.from_tensor_slices((names, tf.ones([16, 1]))).batch(4))
