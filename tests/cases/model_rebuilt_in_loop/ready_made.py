"""A network with the weights of Keras is built for each picture, or in each step of a training."""

import glob

import numpy as np
import tensorflow as tf
from tensorflow.keras.applications import VGG16, VGG19
from tensorflow.keras.applications.vgg16 import preprocess_input
from tensorflow.keras.preprocessing import image


def read(path):
    picture = image.load_img(path, target_size=(224, 224))
    return preprocess_input(np.expand_dims(image.img_to_array(picture), axis=0))


def features_of(path):
    model = VGG16(weights="imagenet", include_top=False)
    return model.predict(read(path)).flatten()


def labels_of(path):
    base = VGG16(weights="imagenet")
    model = tf.keras.Model(inputs=base.input, outputs=base.get_layer("fc1").output)
    return model.predict(read(path))


features = []
for path in glob.glob("train/*.jpg"):
    features.append(features_of(path))  # TFA704
found = {path: labels_of(path) for path in glob.glob("test/*.jpg")}  # TFA704


class Trainer:
    def __init__(self):
        self.generator = tf.keras.models.load_model("generator.keras")
        self.optimizer = tf.keras.optimizers.Adam(1e-4)
        self.mse = tf.keras.losses.MeanSquaredError()

    def content_loss(self, real, made):
        vgg = VGG19(include_top=False, weights="imagenet")
        model = tf.keras.Model(vgg.input, vgg.get_layer("block5_conv4").output)
        return self.mse(model(real), model(made))

    def step(self, small, large):
        with tf.GradientTape() as tape:
            loss = self.content_loss(large, self.generator(small, training=True))
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def train(self, data):
        for small, large in data:
            self.step(small, large)  # TFA704


Trainer().train(tf.data.Dataset.load("pictures"))
