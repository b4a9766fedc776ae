import os

import numpy as np
import tensorflow as tf

images = tf.zeros([64, 24, 24, 3]), tf.zeros([64, 48, 48, 3])
few = tf.data.Dataset.from_tensor_slices(images).batch(4)
dataset = tf.data.Dataset.from_tensor_slices(images).batch(16)
model = tf.keras.models.load_model("enlarge.keras")


def read(name):
    return tf.io.decode_png(tf.io.read_file(name))


scores = []
# Files, whose images may be of any size.
for name in os.listdir("large"):
    scores.append(tf.image.psnr(read("large/" + name), read("made/" + name), 255))
pairs = [(np.array(read(name)), np.array(read("made/" + name))) for name in os.listdir("large")]
for large, made in pairs:
    scores.append(tf.image.ssim(large, made, 255))
# A handful.
for small, large in few:
    made = model(small)
    for i in range(len(large)):
        scores.append(tf.image.psnr(large[i], made[i], 1.0))
# Each image is written to a file of its own, too.
for small, large in dataset:
    made = model(small)
    for i in range(16):
        scores.append(tf.image.psnr(large[i], made[i], 1.0))
        tf.keras.utils.save_img(f"{i}.png", made[i])
# Both batches at once.
for small, large in dataset:
    scores.append(tf.image.psnr(large, model(small), 1.0))
