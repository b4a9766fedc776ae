import keras
from keras.callbacks import Callback
from keras.preprocessing.image import ImageDataGenerator


class Scores(Callback):
    def __init__(self, generator):
        self.generator = generator

    def on_epoch_end(self, epoch, logs={}):
        print(self.model.evaluate_generator(self.generator))  # TFA801
        return


images = ImageDataGenerator(rescale=1 / 255)
train = images.flow_from_directory("train", class_mode="binary")
validation = images.flow_from_directory("validation", class_mode="binary")
model = keras.models.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile("adam", "binary_crossentropy")
model.fit_generator(train, 100, 20, 1, [Scores(validation)], validation)
