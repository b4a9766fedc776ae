"""What is stacked may be batches: of unknown arrays, of pictures with an axis before them."""

import cv2
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
paths = open("paths.txt").read().splitlines()
blocks = np.stack([np.load(path) for path in paths])
model.fit(tf.data.Dataset.from_tensor_slices((blocks, blocks)))
singles = np.stack([cv2.imread(path)[np.newaxis] for path in paths])
model.fit(tf.data.Dataset.from_tensor_slices((singles, singles)))
side = np.stack([cv2.imread(path) for path in paths], axis=1)
model.fit(tf.data.Dataset.from_tensor_slices((side, side)))
pairs = [np.array([cv2.imread(path), cv2.imread(path)]) for path in paths]
model.fit(tf.data.Dataset.from_tensor_slices((np.array(pairs), np.array(pairs))))
