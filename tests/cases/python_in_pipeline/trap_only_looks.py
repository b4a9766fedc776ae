"""Pictures that are shown, by a network that was made elsewhere."""

import numpy as np
import tensorflow as tf
from corners import Corners, draw


def points(file):
    return np.load(file.decode()).astype("float32")


files = tf.data.Dataset.list_files("points/*.npy", shuffle=False)
shown = files.map(lambda file: tf.numpy_function(points, [file], tf.float32)).batch(1)
network = Corners()
network.load_weights("corners.weights.h5")
for sample in shown:
    draw(network(sample))
