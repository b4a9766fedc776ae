import sys

import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential, layers, optimizers


def network():
    image = Input((16,))
    return Model(image, layers.Dense(4)(image))


generator, discriminator = network(), network()
built = optimizers.Adam()
built.build(generator.trainable_variables + discriminator.trainable_variables)
joint = optimizers.Adam()
either = optimizers.Adam()
own = optimizers.Adam(), optimizers.Adam()
backbone = network()
head = Sequential([backbone, layers.ReLU()])
one = optimizers.Adam()
images = tf.zeros([8, 16])

for step in range(20):
    with tf.GradientTape(persistent=True) as tape:
        first = tf.reduce_mean(generator(images))
        second = tf.reduce_mean(discriminator(images))
        third = tf.reduce_mean(backbone(images))
        fourth = tf.reduce_mean(head(images))
    of_first = tape.gradient(first, generator.trainable_variables)
    of_second = tape.gradient(second, discriminator.trainable_variables)
    built.apply_gradients(zip(of_first, generator.trainable_variables))
    built.apply_gradients(zip(of_second, discriminator.trainable_variables))
    both = generator.trainable_variables + discriminator.trainable_variables
    joint.apply_gradients(zip(of_first + of_second, both))
    joint.apply_gradients(zip(of_first, generator.trainable_variables))
    joint.apply_gradients(zip(of_second, discriminator.trainable_variables))
    if "generator" in sys.argv:
        either.apply_gradients(zip(of_first, generator.trainable_variables))
    else:
        either.apply_gradients(zip(of_second, discriminator.trainable_variables))
    own[0].apply_gradients(zip(of_first, generator.trainable_variables))
    own[1].apply_gradients(zip(of_second, discriminator.trainable_variables))
    # The head has no weights but those of the backbone.
    one.apply_gradients(zip(tape.gradient(third, backbone.trainable_variables),
                            backbone.trainable_variables))
    one.apply_gradients(zip(tape.gradient(fourth, head.trainable_variables),
                            head.trainable_variables))


class Parts:
    def __init__(self):
        self.first = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.second = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.all = self.first.trainable_variables + self.second.trainable_variables
        self.rule = tf.keras.optimizers.Adam(1e-4)

    def learn(self, inputs):
        with tf.GradientTape(persistent=True) as tape:
            error = tf.reduce_mean(self.second(self.first(inputs)))
        self.rule.apply_gradients(zip(tape.gradient(error, self.all), self.all))
        own = self.second.trainable_variables
        self.rule.apply_gradients(zip(tape.gradient(error, own), own))


Parts().learn(tf.zeros([4, 16]))
