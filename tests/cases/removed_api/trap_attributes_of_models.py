import tensorflow as tf
from somewhere import Rounding
from tensorflow.keras import layers


class Pool(layers.Layer):
    """Has properties of its own by such names, and what Keras gives."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.updates = []
        self.output_names = ["a"]
        self.kept = 0

    @property
    def losses(self):
        return self.kept

    @losses.setter
    def losses(self, value):
        self.kept = value

    def build(self, input_shape):
        self.width = input_shape[-1]

    def call(self, inputs):
        inputs.set_shape((None, 8))
        print(inputs.op, inputs.get_shape().as_list(), self.updates)
        return inputs


class Stack:
    """No layer at all."""

    def __init__(self, depth):
        self.layers = [layers.Dense(4) for _ in range(depth)]
        self.weights = self.losses = self.outputs = []
        self.decay = depth


class Gan(tf.keras.Model):
    """A model of one's own may have these."""

    def __init__(self, outputs):
        super().__init__()
        self.outputs = outputs
        self.targets = []
        self.stateful = True

    def call(self, inputs):
        return [inputs for _ in self.targets]


inputs = tf.keras.Input((8,))
model = tf.keras.Model(inputs, Pool(name="pool")(inputs))
model.compile("adam", "mse")
print(model.output_names, model.inputs, model.outputs, model.input_shape, model.output_shape)
print(model.stop_training, model.layers[-1].output, model.layers[-1].weights)
model.layers[-1].trainable = False
if hasattr(model, "_make_predict_function"):
    model._make_predict_function()
try:
    print(model.uses_learning_phase)
except AttributeError:
    print("Keras 3")
stack = Stack(3)
print(stack.decay, stack.weights, Gan([]).stateful)
optimizer = tf.keras.optimizers.Adam(1e-3, weight_decay=1e-4)
optimizer.build(model.trainable_variables)
print(optimizer.variables, optimizer.weight_decay, optimizer.beta_1, optimizer.epsilon)
v1 = tf.compat.v1.train.AdamOptimizer(1e-3)
print(v1.get_slot(tf.Variable(1.0), "m"), v1.compute_gradients)
rounded = tf.keras.Sequential([layers.Dense(1)])
rounded.compile(optimizer=Rounding(tf.keras.optimizers.SGD(0.1)), loss="mse")
print(rounded.optimizer.weights, rounded.optimizer.decay)


class Either(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        accuracy = logs.get("acc") or logs.get("accuracy")
        print(accuracy, self.params["epochs"], self.params["steps"], self.params["verbose"])


class Settings:
    def __init__(self, params):
        self.params = params

    def get(self, logs):
        return self.params["batch_size"], self.params["samples"], logs.get("acc")


class Judged(tf.keras.Model):
    def train_step(self, data):
        inputs, labels = data
        self.compiled_metrics.update_state(labels, self(inputs))
        return {metric.name: metric.result() for metric in self.metrics}


judged = Judged()
judged.compile("adam", "mse", metrics=["accuracy"])
judged.fit(tf.zeros([8, 2]), tf.zeros([8, 1]), callbacks=[Either(), Settings({}).get])
