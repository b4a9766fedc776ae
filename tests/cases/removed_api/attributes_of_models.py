import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.models import Model, Sequential


class Attention(layers.Layer):
    def build(self, input_shape):
        self.weight = self.add_weight(name="weight", shape=(input_shape[-1].value, 1))  # TFA903
        self.trainable_weights = [self.weight]  # TFA903
        super().build(input_shape)

    def call(self, inputs):
        return inputs * tf.tanh(tf.matmul(inputs, self.weight))


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.layers = [layers.Dense(4), layers.Dense(1)]  # TFA903
        self.dense = layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, data):
        inputs, targets = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(inputs, training=True) - targets))
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)  # TFA903
        return {"loss": loss}


inputs = tf.keras.Input((8,))
hidden = layers.Dense(4, activation="relu")(inputs)
print(hidden.op)  # TFA903
model = Model(inputs, layers.Dense(1)(hidden))
model.compile("adam", "mse")
model._make_predict_function()  # TFA903
model.metrics_tensors.append(hidden)  # TFA903
print(model.input_names)  # TFA903
model.outputs = [model.layers[-2].output]  # TFA903
print(model.layers[1].get_output_at(0))  # TFA903
for layer in model.layers:
    print(layer.inbound_nodes)  # TFA903

stacked = Sequential([layers.LSTM(4, stateful=True), layers.Dense(1)])
if stacked.stateful:  # TFA903
    print("keeps its state")

optimizer = tf.keras.optimizers.Adam(1e-3)
optimizer._create_all_weights(model.trainable_variables)  # TFA903
print(optimizer.weights)  # TFA903
print(optimizer.get_slot(model.trainable_variables[0], "m"))  # TFA903
print(model.optimizer.decay)  # TFA903
optimizer._set_hyper("learning_rate", np.float32(1e-4))  # TFA903
net = Net()
net.compile("sgd", "mse")


class Own(tf.keras.Model):
    def train_step(self, data):
        for metric in self.compiled_metrics.metrics:  # TFA903
            metric.reset_state()
        return super().train_step(data)


judged = tf.keras.Sequential([tf.keras.layers.Dense(1)])
judged.compile("adam", "mse", metrics=["accuracy"])
judged.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
print(judged.sample_weight_mode, Own)  # TFA903
