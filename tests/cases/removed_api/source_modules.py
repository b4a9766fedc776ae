"""What editors complete: imports from `keras.src`, which is another one in Keras 3."""

from keras.preprocessing.image_dataset import image_dataset_from_directory as images  # TFA903
from keras.src.applications import VGG16  # TFA903
from keras.src.engine.sequential import Sequential  # TFA903
from keras.src.layers import Conv2D, Dense, MaxPool2D  # TFA903
from keras.src.layers.core import Flatten  # TFA903
from keras.src.models import load_model  # TFA903
from keras.src.optimizers.legacy.adam import Adam  # TFA903
from keras.src.preprocessing.image import ImageDataGenerator  # TFA903
from keras.src.saving.legacy import hdf5_format  # TFA903
from keras.src.utils import Sequence  # TFA903
from keras.src.utils.np_utils import to_categorical  # TFA903
from keras.utils.image_dataset import image_dataset_from_directory  # TFA903
from keras.utils.tf_inspect import getfullargspec  # TFA903

print(images, VGG16, Conv2D, MaxPool2D, load_model, hdf5_format, Sequence, to_categorical)
print(image_dataset_from_directory, getfullargspec, ImageDataGenerator)
model = Sequential([Flatten(), Dense(1)])
model.compile(Adam(learning_rate=0.1), "mse")
