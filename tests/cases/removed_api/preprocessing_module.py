"""The module is imported by its name."""

from keras.preprocessing import image


def pictures(folder):
    generator = image.ImageDataGenerator(rescale=1.0 / 255)  # TFA903
    return generator.flow_from_directory(folder, target_size=(64, 64))
