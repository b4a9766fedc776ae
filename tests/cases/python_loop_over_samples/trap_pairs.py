import glob

import cv2
import tensorflow as tf

model = tf.keras.models.load_model("any_size.keras")
paths = sorted(glob.glob("photos/*.jpg"))
photos = [cv2.imread(path) for path in paths]
for path, photo in zip(paths, photos):  # each has a size of its own
    print(path, model(photo[None], training=False))
