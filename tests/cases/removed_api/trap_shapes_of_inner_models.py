"""A layer that is a model has its shapes still."""

import tensorflow as tf

whole = tf.keras.applications.VGG16(include_top=False, weights=None)
inputs = tf.keras.Input((64, 64, 3))
outputs = tf.keras.layers.GlobalAveragePooling2D()(whole(inputs))
network = tf.keras.Model(inputs, outputs)
print(network.layers[1].output_shape)
print(network.get_layer("vgg16").output_shape)
print(tf.keras.Model(inputs, network.layers[1].output).output_shape)
