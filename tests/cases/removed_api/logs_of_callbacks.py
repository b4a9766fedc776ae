"""What Keras does not tell callbacks: `acc`, and how many samples there are."""

import tensorflow as tf


class Stop(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs={}):
        if logs.get("acc") > 0.99:  # TFA903
            print("Reached 99% accuracy so cancelling training!")
            self.model.stop_training = True

    def on_train_batch_end(self, batch, logs=None):
        print(batch, "of", self.params["samples"])  # TFA903
        print(logs.get("val_acc", 0.0))  # TFA903


(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train / 255.0, y_train, epochs=10, callbacks=[Stop()])


class Report(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(f"{logs['val_acc']:.3f}")  # TFA903
        if logs["acc"] > 0.99:  # TFA903
            self.model.stop_training = True


tell = tf.keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(logs["acc"]))  # TFA903
model.fit(x_train / 255.0, y_train, epochs=10, callbacks=[Report(), tell])
