from tensorflow import keras
from tensorflow.keras import layers


def block(inputs, filters, name):
    x = layers.Conv2D(filters, 3, padding="same", name=name + "/conv")(inputs)  # TFA903
    x = layers.BatchNormalization(name=f"{name}/bn")(x)
    return layers.ReLU(name="%s/relu" % name)(x)


inputs = keras.Input((32, 32, 3))
model = keras.Model(inputs, block(inputs, 8, "stem"))
