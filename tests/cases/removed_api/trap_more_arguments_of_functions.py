import tensorflow as tf


def losses(logits, labels, boxes, images):
    loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
    kernel = tf.ones([3, 3, 3, 1])
    images = tf.nn.depthwise_conv2d(images, kernel, [1, 1, 1, 1], "SAME", dilations=[2, 2])
    parts = tf.image.crop_and_resize(images, boxes, [0], [4, 4])
    zeros = tf.zeros_like(parts)
    right = tf.nn.in_top_k(labels, logits, 1)
    right = tf.nn.in_top_k(predictions=logits, targets=labels, k=1)
    right = tf.compat.v1.nn.in_top_k(logits, labels, 1)
    return loss, zeros, right


def in_order(first, second):
    return tf.math.in_top_k(first, second, 3)


def folders(path, smart_resize):
    return tf.keras.utils.image_dataset_from_directory(path, crop_to_aspect_ratio=smart_resize)
