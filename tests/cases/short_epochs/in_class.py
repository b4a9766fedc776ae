import numpy as np
from tensorflow import keras
from tensorflow.keras.preprocessing.image import ImageDataGenerator


class Classifier:
    def __init__(self, folder, size):
        self.size = size
        self.batches = ImageDataGenerator().flow_from_directory(folder, batch_size=size)
        self.model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(3)])
        self.model.compile("adam", "mse")

    def train(self, epochs):
        steps = self.batches.samples // self.size
        return self.model.fit(self.batches, steps_per_epoch=steps, epochs=epochs)  # TFA207


print(Classifier("folder", np.random.randint(8, 64)).train(10))
