import tensorflow as tf
from tensorflow import keras


class Crop(keras.layers.Layer):
    def call(self, inputs):
        images, sizes = inputs
        means = []
        for i in range(images.shape[0]):
            means.append(tf.reduce_mean(images[i, : sizes[i]]))
        return tf.stack(means)


class Boxes(keras.layers.Layer):
    def call(self, inputs):
        boxes, scores = inputs
        kept = []
        for i in range(boxes.shape[0]):
            best = tf.image.non_max_suppression(boxes[i], scores[i], 10)
            kept.append(tf.gather(boxes[i], best))
        return kept


def crops(images, boxes):
    def crop(pair):
        image, box = pair
        bottom = box[1]
        return tf.image.resize(image[box[0] : bottom], (8, 8))

    return tf.map_fn(crop, (images, boxes), fn_output_signature=tf.float32)
