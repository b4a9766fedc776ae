"""More arguments that only Keras 1 or Keras 2 had."""

import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import (
    ConvLSTM2D,
    Dense,
    GaussianNoise,
    GlobalAveragePooling2D,
    SimpleRNN,
    SpatialDropout2D,
    UpSampling2D,
    ZeroPadding2D,
)
from tensorflow.keras.optimizers import SGD, Adam, Nadam, RMSprop

DATA = np.zeros([8, 1])

model = keras.Sequential([
    ZeroPadding2D((1, 1), dim_ordering="th"),  # TFA903
    UpSampling2D((2, 2), dim_ordering="th"),  # TFA903
    SpatialDropout2D(p=0.2),  # TFA903
    GaussianNoise(sigma=0.1),  # TFA903
    GlobalAveragePooling2D(dim_ordering="th"),  # TFA903
    Dense(4, input_dim=8, input_length=3),  # TFA903
])
others = [
    SimpleRNN(4, implementation=2),  # TFA903
    ConvLSTM2D(4, 3, implementation=2),  # TFA903
    GaussianNoise(stddev=0.1),
    UpSampling2D((2, 2), data_format="channels_last"),
]
rates = [
    Adam(learning_rate=0.001, epsilon=None, amsgrad=False),  # TFA903
    RMSprop(0.001, 0.9, epsilon=None),  # TFA903
    Nadam(schedule_decay=0.004),  # TFA903
    Adam(epsilon=1e-7),
    SGD(momentum=0.9),
]
model.compile("sgd", "mse")
model.fit(DATA, samples_per_epoch=1000)  # TFA903
model.fit(DATA, nb_val_samples=10)  # TFA903
