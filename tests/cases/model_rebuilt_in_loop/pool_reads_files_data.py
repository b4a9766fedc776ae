# helper: the data of pool_reads_files.py
from multiprocessing import Pool

import numpy as np
from tensorflow.keras.utils import img_to_array, load_img


def read(path):
    return img_to_array(load_img(path)).ravel()


def read_all():
    with Pool(4) as pool:
        rows = pool.map(read, [f"{number}.png" for number in range(500)])
    return np.stack(rows), np.load("labels.npy")
