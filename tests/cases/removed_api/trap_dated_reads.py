"""Shapes of models and tensors, of a network that stands in a model, and what an older Keras has."""

import keras
import tensorflow as tf

base = tf.keras.applications.MobileNetV2(include_top=False)
model = tf.keras.Sequential([base, tf.keras.layers.Dense(2)])
print(model.output_shape, base.output_shape, model.layers[0].output_shape)
other = tf.keras.models.load_model("model.keras")
inner = other.layers[0].output_shape
for layer in other.layers:
    if hasattr(layer, "output_shape"):
        print(layer.output_shape)
try:
    rate = other.optimizer.lr
except AttributeError:
    rate = other.optimizer.learning_rate
if keras.__version__.startswith("2"):
    rate = other.optimizer.lr
scheduler = object()
print(rate, inner, scheduler.lr)
noise = tf.keras.Input([3])
critic = tf.keras.Sequential([tf.keras.layers.Dense(1)])
both = tf.keras.Model(noise, critic(noise))
print(both.layers[-1].output_shape)
