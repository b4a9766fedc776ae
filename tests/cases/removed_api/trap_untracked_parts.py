"""Parts of Keras 2 that nobody is to train, or that the script trains by itself."""

import tensorflow as tf
import tensorflow_hub as hub
import tensorflow_probability as tfp
from transformers import AutoTokenizer, TFBertModel, TFBertTokenizer


class Embedded(tf.keras.Model):
    """Frozen: `trainable` is False unless it is given."""

    def __init__(self):
        super().__init__()
        self.embed = hub.KerasLayer("nnlm")
        self.head = tf.keras.layers.Dense(3)

    def call(self, texts):
        return self.head(self.embed(texts))


class Tokens(tf.keras.Model):
    """What has no weights."""

    def __init__(self):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")
        self.tokens = TFBertTokenizer.from_pretrained("bert-base-uncased")
        self.spread = tfp.layers.DistributionLambda(lambda t: tfp.distributions.Normal(t, 1.0))
        self.head = tf.keras.layers.Dense(1)

    def call(self, texts):
        return self.spread(self.head(self.tokens(texts)["input_ids"]))


class Encoder(tf.keras.Model):
    """Nothing beside it has to be trained."""

    def __init__(self):
        super().__init__()
        self.bert = TFBertModel.from_pretrained("bert-base-uncased")
        self.pool = tf.keras.layers.GlobalAveragePooling1D()

    def call(self, tokens):
        return self.pool(self.bert(tokens).last_hidden_state)


class Tuned(tf.keras.Model):
    """Its weights are asked for by hand."""

    def __init__(self):
        super().__init__()
        self.network = TFBertModel.from_pretrained("bert-base-uncased")
        self.head = tf.keras.layers.Dense(2)

    def call(self, tokens):
        return self.head(self.network(tokens).pooler_output)

    def parameters(self):
        return self.head.trainable_variables + self.network.trainable_variables


class Module(tf.Module):
    """A module of TensorFlow lists what it holds of Keras 2."""

    def __init__(self):
        super().__init__()
        self.model = TFBertModel.from_pretrained("bert-base-uncased")
        self.head = tf.keras.layers.Dense(2)


for model in Embedded(), Tokens(), Encoder(), Tuned():
    model.compile("adam", "mse")
    model.fit(inputs, labels, epochs=3)
print(Module())
