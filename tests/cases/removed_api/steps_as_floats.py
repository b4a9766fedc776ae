"""Keras 2 counted steps up to a float; Keras 3 wants a whole number."""

import math

import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense
from tensorflow.keras.preprocessing.image import ImageDataGenerator

BATCH = 32
flow = ImageDataGenerator().flow_from_directory("train", batch_size=BATCH)
held_out = ImageDataGenerator().flow_from_directory("valid", batch_size=BATCH)
steps = np.ceil(flow.samples / BATCH)

model = Sequential([Input((224, 224, 3)), Dense(2)])
model.compile("sgd", "mse")
model.fit(
    flow,
    steps_per_epoch=flow.samples / BATCH,  # TFA903
    validation_data=held_out,
    validation_steps=held_out.n / BATCH,  # TFA903
)
model.fit(flow, steps_per_epoch=steps)  # TFA903
model.fit(flow, steps_per_epoch=np.floor(len(flow) * 0.5))  # TFA903
model.evaluate(held_out, steps=0.1 * len(held_out))  # TFA903
model.predict(held_out, steps=2.0)  # TFA903
model.fit(flow, steps_per_epoch=np.round(flow.samples / BATCH))  # TFA903
whole_batches = tf.floor(held_out.n / BATCH)
model.evaluate(held_out, steps=whole_batches)  # TFA903
model.predict(held_out, steps=tf.math.ceil(held_out.n / BATCH))  # TFA903


class Own(Sequential):
    def fit(self, data, steps_per_epoch):
        return super().fit(data, steps_per_epoch=int(steps_per_epoch))


model.fit(flow, steps_per_epoch=flow.samples // BATCH)
model.fit(flow, steps_per_epoch=math.ceil(flow.samples / BATCH))
model.fit(flow, steps_per_epoch=int(np.ceil(flow.samples / BATCH)))
model.fit(flow, steps_per_epoch=round(flow.samples / BATCH))
model.fit(flow, steps_per_epoch=np.round(len(flow)))  # a whole number stays one
model.evaluate(held_out, steps=tf.cast(whole_batches, tf.int32))  # tensors of them are fine
model.evaluate(held_out, steps=tf.data.experimental.cardinality(tf.data.Dataset.range(8)))
model.fit(flow, validation_steps=held_out.n / BATCH)  # nothing to count steps of
own = Own([Input((224, 224, 3)), Dense(2)])
own.compile("sgd", "mse")
own.fit(flow, steps_per_epoch=flow.samples / BATCH)
