from tensorflow import keras

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()


class Scores(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(epoch, self.model.evaluate(x_test, y_test, verbose=0))


model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    x, y, epochs=50, validation_data=(x_test, y_test), validation_freq=10, callbacks=[Scores()]
)
