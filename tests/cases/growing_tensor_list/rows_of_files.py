"""Each file of a folder gives one row more."""

import glob
import os

import numpy as np
import tensorflow as tf
from tqdm import tqdm

images, masks = np.zeros((0, 64, 64, 3)), np.zeros((0, 64, 64, 3))
for name in tqdm(os.listdir("images")):
    image = tf.keras.utils.img_to_array(tf.keras.utils.load_img("images/" + name))
    images = np.concatenate([images, image[np.newaxis]])  # TFA702
for path in sorted(glob.glob("masks/*.png")):
    mask = tf.keras.utils.img_to_array(tf.keras.utils.load_img(path))
    masks = np.append(masks, np.expand_dims(mask, axis=0), axis=0)  # TFA702
model = tf.keras.Sequential([tf.keras.Input([64, 64, 3]), tf.keras.layers.Conv2D(3, 1)])
model.compile("adam", "mse")
model.fit(images, masks)
