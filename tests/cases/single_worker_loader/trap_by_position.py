from keras import Sequential, layers


def fit(x, y, size, epochs, calls, *workers):
    model = Sequential([layers.Input((4,)), layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, y, size, epochs, 0, calls, 0.1, None, True, None, None, 0, None, None, None, 1)
    model.evaluate(x, y, size, 0, None, None, calls, True)
    model.predict(x, size, 0, *workers)
    return model.predict(x, size, 0, None, calls)
