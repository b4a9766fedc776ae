"""The parts that a loss is the sum of are tensors, whichever function gives them."""

import tensorflow as tf

from project import boxes_and_classes, detector, images, penalty

model = detector()
optimizer = tf.keras.optimizers.SGD(1e-3)


@tf.function
def train_step(image, boxes):
    with tf.GradientTape() as tape:
        found = model(image, training=True)
        accuracy, of_boxes, of_classes = boxes_and_classes(boxes, found)
        loss = of_boxes + of_classes + penalty(model)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return accuracy, of_boxes


for step in range(10_000):
    accuracy, of_boxes = train_step(*next(images))
    print("boxes: {:.4f}".format(of_boxes))  # TFA701
