# helper: the layer that is reported for cross_file.py stands here
from tensorflow.keras import layers, models


def build(shape):
    model = models.Sequential([
        layers.Input(shape),
        layers.RandomTranslation(0.1, 0.1),
        layers.Flatten(),
        layers.Dense(1),
    ])
    model.compile("adam", "mse")
    return model
