import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    keras.Input((5, 16, 16, 3)),
    layers.TimeDistributed(layers.Conv2D(8, 3)),  # TFA002
    layers.TimeDistributed(layers.MaxPooling2D()),
    layers.TimeDistributed(layers.Conv2D(8, 3)),
    layers.TimeDistributed(layers.Flatten()),
    layers.LSTM(8),
])


def of_frames():
    encoder = keras.Sequential([keras.Input((16, 16, 3)), layers.Conv2D(8, 3), layers.Flatten()])
    clip = keras.Input((5, 16, 16, 3))
    features = layers.TimeDistributed(encoder)(clip)  # TFA002
    return keras.Model(clip, layers.GRU(4)(features))


class Clips:
    def __init__(self, frames):
        backbone = keras.applications.MobileNetV2(
            include_top=False, weights=None, pooling="avg", input_shape=(32, 32, 3)
        )
        self.model = keras.Sequential()
        self.model.add(keras.Input((frames, 32, 32, 3)))
        self.model.add(layers.TimeDistributed(backbone))  # TFA002
        self.model.add(layers.LSTM(4))


clips = np.zeros([2, 5, 16, 16, 3], "float32")
print(model(clips).shape, of_frames()(clips).shape)
print(Clips(2).model(tf.zeros([1, 2, 32, 32, 3])).shape)
