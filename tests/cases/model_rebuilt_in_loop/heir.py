from keras import Sequential, layers


class Rounds:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def network(self):
        raise NotImplementedError

    def train_once(self):
        self.model = self.network()
        self.model.fit(self.x, self.y, epochs=3)

    def run(self):
        for _ in range(20):
            self.train_once()  # TFA704
            self.y = self.model.predict(self.x)


class DenseRounds(Rounds):
    def network(self):
        model = Sequential([layers.Dense(16, activation="relu"), layers.Dense(1)])
        model.compile(optimizer="adam", loss="mse")
        return model
