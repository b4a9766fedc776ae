"""What `keras.src` of Keras 3 has, and imports that are tried."""

from keras._tf_keras.keras.preprocessing.text import Tokenizer
from keras.src import backend
from keras.src.applications.vgg16 import VGG16
from keras.src.callbacks import EarlyStopping
from keras.src.layers import Conv2D, Dense, MaxPooling2D
from keras.src.layers.core.dense import Dense as Same
from keras.src.legacy.preprocessing.image import ImageDataGenerator
from keras.src.models import Model, Sequential
from keras.src.models.cloning import clone_model
from keras.src.optimizers import Adam
from keras.src.saving import serialization_lib
from keras.src.utils import pad_sequences, to_categorical
from keras.src.utils.sequence_utils import pad_sequences as pad

try:
    from keras.src.engine.keras_tensor import KerasTensor
except ImportError:
    from keras import KerasTensor

print(backend, VGG16, EarlyStopping, Conv2D, MaxPooling2D, Same, Model, clone_model, KerasTensor)
print(Tokenizer(100), ImageDataGenerator(rescale=1 / 255))
print(serialization_lib, pad_sequences, to_categorical, pad)
model = Sequential([Dense(1)])
model.compile(Adam(learning_rate=0.1), "mse")
