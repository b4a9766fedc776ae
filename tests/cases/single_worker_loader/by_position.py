from keras import Sequential, layers


class Fitter:
    def __init__(self):
        self.model = Sequential([layers.Input((4,)), layers.Dense(1)])
        self.model.compile(optimizer="adam", loss="mse")

    def fit(self, x, y, size, epochs, calls, queue=10, workers=1, processes=False):
        self.model.fit(
            x, y, size, epochs, 0, calls, 0.1, None, True, None, None, 0, None, None, None, 1,
            queue,  # TFA310
            workers, processes,
        )  # fmt: skip

    def predict(self, x, queue=10, workers=1):
        return self.model.predict(x, None, 0, None, None, queue, workers)  # TFA310
