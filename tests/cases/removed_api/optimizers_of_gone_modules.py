import keras
from keras.optimizers import adam_v2  # TFA903
from keras.optimizers.gradient_descent_v2 import SGD  # TFA903

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(adam_v2.Adam(lr=0.001), "mse")  # TFA903
model.compile(SGD(lr=0.01, momentum=0.9), "mse")  # TFA903
model.compile(adam_v2.Adam(learning_rate=0.001), "mse")


class Agent:
    def __init__(self, name):
        self.name = name
        self.actor = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

    def save(self, steps):
        self.actor.save_weights("models/{}/actor_{}".format(self.name, steps))  # TFA903

    def save_as(self, file):
        self.actor.save_weights("models/{}/actor_{}".format(self.name, file))
