"""Handlers that tell somebody of an error, or raise it again, are no way round it."""

import logging

from tensorflow import keras


class Training:
    def __init__(self):
        self.model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])

    def run(self, batches):
        try:
            self.model.fit_generator(batches, epochs=3)  # TFA903
        except:
            self.notifyTrainingFinished()
            self.notifyError()

    def run_again(self, batches):
        try:
            self.model.fit_generator(batches, epochs=3)  # TFA903
        except Exception as error:
            self.state = "failed"
            logging.exception(error)
            raise

    def predict(self, batches):
        try:
            return self.model.predict_generator(batches)  # TFA903
        except Exception as error:
            raise RuntimeError("no prediction") from error

    def evaluate(self, batches):
        try:
            return self.model.evaluate_generator(batches)
        except Exception:
            return self.model.evaluate(batches)
