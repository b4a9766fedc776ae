import tensorflow as tf
from tensorflow.keras import layers


class TextCNN(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.embedding = layers.Embedding(1000, 20)
        self.conv = layers.Conv1D(128, 3, activation="relu")
        self.classifier = layers.Dense(1, activation="sigmoid")

    def call(self, tokens):
        x = self.conv(self.embedding(tokens))
        x = layers.Concatenate()([layers.GlobalMaxPooling1D()(x), tf.reduce_mean(x, axis=1)])
        x = layers.Dropout(0.3)(x)  # TFA903
        return self.classifier(x)


def block(x):
    return layers.Dense(64, activation="relu")(x)  # TFA903


class Wide(layers.Layer):
    def call(self, x, training=None):
        x = block(x)
        x = block(x)
        if training:
            x = layers.GaussianNoise(0.1)(x)
        return x


class Noisy(layers.Layer):
    def call(self, x, training=None):
        if training:
            x = layers.GaussianNoise(0.1)(x)  # TFA903
        return x


text = TextCNN()
text.compile(optimizer="adam", loss="binary_crossentropy")
text.fit(tf.zeros([64, 100], tf.int32), tf.zeros([64, 1]), epochs=2)

wide = tf.keras.Sequential([tf.keras.Input([8]), Noisy(), Wide(), layers.Dense(1)])
wide.compile(optimizer="adam", loss="mse")
wide.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), epochs=2)
