from keras import Sequential, layers
from keras.utils import clear_session


class Rounds:
    def network(self):
        raise NotImplementedError

    def forget(self):
        pass

    def run(self, x, y):
        for _ in range(20):
            self.forget()
            model = self.network()
            model.fit(x, y)


class DenseRounds(Rounds):
    def network(self):
        model = Sequential([layers.Dense(16), layers.Dense(1)])
        model.compile(optimizer="adam", loss="mse")
        return model

    def forget(self):
        clear_session()
