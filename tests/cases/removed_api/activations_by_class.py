from tensorflow.keras import layers
from tensorflow.keras.models import Sequential

SHARP = "LeakyReLU"
model = Sequential([
    layers.Conv2D(8, 3, activation="ReLU"),  # TFA903
    layers.Activation("ELU"),  # TFA903
    layers.Conv2D(8, 3, activation=SHARP),  # TFA903
    layers.Flatten(),
    layers.Dense(16, "PReLU"),  # TFA903
    layers.Dense(16, activation="leaky_relu"),
    layers.Dense(16, activation=layers.LeakyReLU()),
    layers.Dense(10, activation='Softmax', name="Softmax"),  # TFA903
])
