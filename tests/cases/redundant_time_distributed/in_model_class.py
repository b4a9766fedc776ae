import keras


class Tagger(keras.Model):
    def __init__(self, words, tags):
        super().__init__()
        self.embedding = keras.layers.TimeDistributed(keras.layers.Embedding(words, 8))  # TFA002
        self.rnn = keras.layers.GRU(16, return_sequences=True)
        self.out = keras.layers.TimeDistributed(keras.layers.Dense(tags))  # TFA002

    def call(self, x):
        return self.out(self.rnn(self.embedding(x)))


model = Tagger(100, 5)
model.load_weights("tagger.weights.h5")
