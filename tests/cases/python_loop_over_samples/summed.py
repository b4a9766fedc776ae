"""A loss of a detector that adds up what each image of the batch gives."""

import tensorflow as tf


def smooth(predicted, target, weights):
    off = tf.abs(predicted - target)
    losses = tf.where(tf.greater_equal(off, 1.0), off - 0.5, 0.5 * tf.square(off))
    return losses * weights


def focal(labels, logits):
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.pow(1.0 - tf.sigmoid(logits), 2.0) * losses


def loss_of(boxes, classes, targets, labels, weights, batch_size):
    loss = 0.0
    for i in range(batch_size):  # TFA205
        of_boxes = tf.reduce_sum(smooth(boxes[i], targets[i], weights[i]))
        of_classes = tf.reduce_sum(focal(labels[i], classes[i]))
        loss = loss + of_boxes + of_classes
    return loss


@tf.function
def train_step(model, optimizer, images, targets, labels, weights, batch_size):
    with tf.GradientTape() as tape:
        boxes, classes = model(images, training=True)
        loss = loss_of(boxes, classes, targets, labels, weights, batch_size)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss
