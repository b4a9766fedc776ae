import tensorflow as tf


def losses(logits, labels, boxes, images):
    loss = tf.nn.sigmoid_cross_entropy_with_logits(targets=labels, logits=logits)  # TFA903
    kernel = tf.ones([3, 3, 3, 1])
    images = tf.nn.depthwise_conv2d(images, kernel, [1, 1, 1, 1], "SAME", rate=[2, 2])  # TFA903
    parts = tf.image.crop_and_resize(images, boxes, box_ind=[0], crop_size=[4, 4])  # TFA903
    back = tf.reverse_sequence(logits, [2, 2], seq_axis=1, batch_dim=0)  # TFA903
    zeros = tf.zeros_like(tensor=back)  # TFA903
    right = tf.nn.in_top_k(logits, labels, 1)  # TFA903
    return loss, parts, zeros, right


class Net:
    def measure(self, y):
        return tf.nn.in_top_k(self.logits, y, 5)  # TFA903


def folders(path):
    return tf.keras.preprocessing.image_dataset_from_directory(path, smart_resize=True)  # TFA903
