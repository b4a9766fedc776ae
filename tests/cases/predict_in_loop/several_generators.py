import numpy as np
from keras import Sequential, layers


def network():
    model = Sequential([layers.Input((4,)), layers.Dense(8), layers.LeakyReLU(0.2)])
    model.compile(loss="mse", optimizer="adam")
    return model


def compete(real, critics, generators=(network(), network()), epochs=10, size=128):
    for _ in range(epochs):
        for _ in range(len(real) // size):
            made = []
            for k in range(len(generators)):
                noise = np.random.normal(size=(size, 4))
                made += [generators[k].predict(noise)]  # TFA204
                both = np.concatenate([real[:size], made[k]])
                critics[k].train_on_batch(both, np.repeat([0.9, 0.0], size))


def compete_for_one_noise(real, critics, generators=(network(), network()), epochs=10, size=128):
    for _ in range(epochs):
        for _ in range(len(real) // size):
            noise = np.random.normal(size=(size, 4))
            made = []
            for k in range(len(generators)):
                made.append(generators[k].predict(noise))  # TFA204
                critics[k].train_on_batch(np.concatenate([real[:size], made[k]]), np.ones(size))
