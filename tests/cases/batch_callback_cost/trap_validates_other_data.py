from tensorflow import keras

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
x, x_test = x / 255.0, x_test / 255.0


class Scores(keras.callbacks.Callback):
    def __init__(self, inputs, targets):
        super().__init__()
        self.inputs, self.targets = inputs, targets

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, self.model.evaluate(self.inputs, self.targets, verbose=0))


class Examples(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.model.predict(x_test[:9], verbose=0))
        if epoch % 5 == 0:
            print(self.model.predict(x_test, verbose=0))


model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=9, callbacks=[Scores(x_test, y_test)])  # nothing else validates
model.fit(  # on the training data, beside the validation
    x, y, epochs=9, validation_data=(x_test, y_test), callbacks=[Scores(x, y), Examples()]
)
