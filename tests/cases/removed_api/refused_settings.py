"""Names, metrics and weights that Keras 2 took otherwise."""

import numpy as np
from sklearn.utils.class_weight import compute_class_weight
from tensorflow import keras
from tensorflow.keras.layers import Dense

tensor = keras.Input((8,))
hidden = Dense(16, "relu")(tensor)
kind, age = Dense(4, "softmax", name="kind")(hidden), Dense(1, name="age")(hidden)
both = keras.Model(tensor, [kind, age])
both.compile(
    "adam",
    ["categorical_crossentropy", "mse"],
    metrics=["accuracy"],  # TFA903
)
both.compile("adam", loss="mse", loss_weights=[1.0, 0.2])  # TFA903
both.compile("adam", "mse", metrics=["mae", "mape", "mse"])  # TFA903
both.compile("adam", "mse", metrics=["accuracy", "mae"], loss_weights={"kind": 1.0})
both.compile("adam", ["mse", "mse"], metrics=[["accuracy"], ["mae"]], loss_weights=[1.0, 0.2])
both.compile("adam", "mse", metrics={"kind": ["accuracy", "mae", "mse"]})

one = keras.Model(tensor, kind)
one.compile("adam", "cosine_proximity", metrics=["accuracy", "mae"])  # TFA903
one.compile("adam", loss={"kind": "logcosh"}, metrics=["mse"])  # TFA903
one.compile("adam", "mse", metrics=["kullback_leibler_divergence"])  # TFA903
one.compile("adam", keras.losses.Huber(), metrics=["cosine_similarity"], loss_weights=[1.0])
x, y = np.zeros((32, 8)), np.zeros((32, 4))
classes = np.arange(32) % 4
weights = compute_class_weight(class_weight="balanced", classes=np.unique(classes), y=classes)
one.fit(x, y, class_weight=weights)  # TFA903
one.fit(x, y, class_weight="auto")  # TFA903
one.fit(x, y, class_weight=[1.0, 2.0, 2.0, 2.0])  # TFA903
one.fit(x, y, class_weight=dict(enumerate(weights)))
one.fit(x, y, class_weight={0: 1.0, 1: 2.0, 2: 2.0, 3: 2.0})
one.fit(x, y, class_weight={n: w for n, w in enumerate(weights)})
