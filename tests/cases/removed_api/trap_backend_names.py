"""Names that other modules take from here."""

import numpy as np
from keras import backend as K

SIZE = np.arange(3)


def width(units):
    return units * K.epsilon()
