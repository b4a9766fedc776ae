import numpy as np
from sklearn.metrics import confusion_matrix, roc_auc_score
from tensorflow import keras
from tensorflow.keras.callbacks import LambdaCallback


def area(epoch, logs):
    predicted = model.predict(x_val)  # TFA801
    print(epoch, roc_auc_score(y_val, predicted))


def build():
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


data = np.load("data.npz")
for fold in range(5):
    x, y = data[f"x{fold}"], data[f"y{fold}"]
    x_val, y_val = data[f"x_val{fold}"], data[f"y_val{fold}"]
    keras.utils.clear_session()
    model = build()
    watch = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: area(epoch, logs))
    model.fit(x, y, epochs=20, validation_data=(x_val, y_val), callbacks=[watch])


def train(x, y, x_test, y_test):
    classifier = build()

    def confusion(epoch, logs=None):
        print(confusion_matrix(y_test, classifier.predict(x_test) > 0.5))  # TFA801

    classifier.fit(
        x, y, epochs=9, validation_data=[x_test, y_test],
        callbacks=[keras.callbacks.TensorBoard("logs"), LambdaCallback(on_epoch_end=confusion)],
    )  # fmt: skip


train(*(np.load(f"{name}.npy") for name in ("x", "y", "x_test", "y_test")))
