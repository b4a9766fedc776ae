import numpy as np
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Concatenate, Conv2D, Conv2DTranspose, MaxPooling2D

SIZE = 128
images = np.zeros([8, SIZE, SIZE, 3], "float32")
masks = np.zeros([8, SIZE, SIZE, 1], "float32")


def block(x, filters):
    x = Conv2D(filters, 3, padding="same", activation="relu")(x)
    return Conv2D(filters, 3, padding="same", activation="relu")(x)


inputs = Input((SIZE, SIZE, 3))
filters, skips, x = 16, [], inputs
for _ in range(3):
    x = block(x, filters)
    skips.append(x)
    x = MaxPooling2D()(x)
    filters *= 2
x = block(x, 64)
for skip in reversed(skips):
    x = Conv2DTranspose(16, 2, strides=2)(x)
    x = block(Concatenate()([x, skip]), 16)
outputs = Conv2D(1, 1, activation="sigmoid")(x)
unet = Model(inputs, outputs)
unet.compile(optimizer="adam", loss="binary_crossentropy")
unet.fit(images, masks, batch_size=4, verbose=0)  # TFA501
