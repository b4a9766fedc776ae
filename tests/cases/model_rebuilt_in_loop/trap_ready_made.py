"""Networks that are compared, that are built once, or that a graph builds when it is traced."""

import glob

import numpy as np
import tensorflow as tf
from tensorflow.keras.applications import VGG16, DenseNet121, ResNet50, Xception

pictures = np.load("pictures.npy")
for network in (VGG16, ResNet50, Xception, DenseNet121):
    print(network(weights="imagenet").predict(pictures))

names = ("VGG16", "ResNet50", "Xception", "DenseNet121")
for name in names:
    print(getattr(tf.keras.applications, name)().predict(pictures))

model = None


def features_of(path):
    global model
    if model is None:
        model = VGG16(weights="imagenet", include_top=False)
    return model.predict(np.load(path))


found = [(path, features_of(path)) for path in glob.glob("*.npz")]


@tf.function
def perceptual_loss(real, made):
    vgg = tf.keras.applications.VGG19(include_top=False)
    return tf.reduce_mean(tf.square(vgg(real) - vgg(made)))


@tf.function
def step(generator, optimizer, small, large):
    with tf.GradientTape() as tape:
        loss = perceptual_loss(large, generator(small, training=True))
    variables = generator.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


generator = tf.keras.models.load_model("generator.keras")
optimizer = tf.keras.optimizers.Adam(1e-4)
for small, large in tf.data.Dataset.load("pictures"):
    step(generator, optimizer, small, large)
for size in range(64, 512, 64):
    base = tf.keras.applications.MobileNetV2(include_top=False, input_shape=(size, size, 3))
    print(base.output_shape, base.predict(np.zeros([1, size, size, 3])))
