from keras.layers import Dense
from utils import *

os.environ["KERAS_BACKEND"] = "tensorflow"  # TFA102
layer = Dense(1)
