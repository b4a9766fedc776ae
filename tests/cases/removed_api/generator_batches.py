# helper: the generator of `generator_of_another_file.py`
import numpy as np


def batches(images, size):
    while True:
        chosen = np.random.choice(len(images), size)
        yield [images[chosen], np.random.normal(size=(size, 8))], None
