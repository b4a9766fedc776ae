from tensorflow import keras
from tensorflow.keras.layers import Dense, Layer


class Gate(Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.output_layer = Dense(8)
        self.trainable = False
        self.input_spec = None

    def call(self, inputs):
        return inputs * self.output_layer(inputs)


class Coder(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = Dense(8)
        self._metrics_of_mine = []
        self.losses = {}

    @property
    def metrics(self):
        return self._metrics_of_mine

    @property
    def losses(self):
        return self._losses_of_mine

    @losses.setter
    def losses(self, value):
        self._losses_of_mine = value


class Trainer:
    def __init__(self, model):
        self.model = model
        self.weights = model.get_weights()
        self.metrics = []
        self.iterations = 0
        self.output = model.output


trainer = Trainer(keras.Sequential([keras.Input((8,)), Gate()]))
