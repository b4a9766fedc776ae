"""Names that end in a number which a form fills with zeros."""

import tensorflow as tf
from settings import EPOCHS, FOLDER


class Net(tf.keras.Model):
    def call(self, x):
        return x


net = Net()
for epoch in range(EPOCHS):
    net.save_weights(FOLDER + f"weights/net_{epoch:04}")  # TFA903
    net.save_weights(FOLDER + "weights/net_{:03}".format(epoch))  # TFA903
net.save_weights(FOLDER + f"weights/net_{epoch:04}")  # TFA903
