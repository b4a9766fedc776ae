"""Which package an import takes its names from does not bring an argument back."""

try:
    from keras import Input, Sequential
    from keras.layers import Dense
    from keras.optimizers import SGD, Adam
    from keras.utils import np_utils
except ImportError:
    from tensorflow.keras import Input, Sequential
    from tensorflow.keras.layers import Dense
    from tensorflow.keras.optimizers import SGD, Adam

    np_utils = None

model = Sequential([Input((8,)), Dense(2)])
model.compile(Adam(lr=0.01), "mse")  # TFA903
labels = [0, 1] if np_utils is None else np_utils.to_categorical([0, 1])
model.compile(SGD(learning_rate=0.01), "mse")
