import tensorflow as tf
from tensorflow import keras


def restore(path):
    model = keras.models.load_model(path)
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
    return model


model = restore("model.keras")
model.compile("adam", "mse", metrics=["accuracy"])
