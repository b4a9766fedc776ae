from tensorflow.keras.layers import BatchNormalization, Dense, Input, LeakyReLU
from tensorflow.keras.models import Sequential


def make_discriminator(sizes):
    model = Sequential()
    model.add(Input((64,)))
    for size in sizes:
        model.add(Dense(size))  # TFA003
        model.add(BatchNormalization(momentum=0.8))
        model.add(LeakyReLU())
    model.add(Dense(1, use_bias=True))
    return model


discriminator = make_discriminator([256, 128])
discriminator.compile("adam", "mse")
