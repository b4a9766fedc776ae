import keras
import tensorflow as tf
from keras import layers

keras.config.set_dtype_policy("mixed_float16")


class Classifier(keras.Model):
    def __init__(self, classes):
        super().__init__()
        self.hidden = layers.Dense(32, activation="relu")
        self.drop = layers.Dropout(0.1)
        self.head = layers.Dense(classes)
        self.probabilities = layers.Softmax()  # TFA502

    def call(self, inputs, training=False):
        x = self.drop(self.hidden(inputs), training=training)
        x = self.probabilities(self.head(x))
        return x


class Trainer:
    def __init__(self):
        self.model = Classifier(5)
        self.optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam())
        self.loss = keras.losses.SparseCategoricalCrossentropy()

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x, training=True))
            scaled = self.optimizer.scale_loss(loss)
        gradients = tape.gradient(scaled, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def train(self, data):
        for x, y in data:
            self.step(x, y)


Trainer().train(tf.data.Dataset.from_tensor_slices((tf.zeros([32, 4]), tf.zeros([32]))).batch(8))
