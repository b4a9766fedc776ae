import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


class Client:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def update(self, weights):
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        model.set_weights(weights)
        model.compile("sgd", "mse")
        model.fit(self.x, self.y, verbose=0)
        return model.get_weights()


def validate(units):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse", metrics=["mae"])
    model.fit(x, y, epochs=5)
    return model.evaluate(x, y)


clients = [Client(x, y) for _ in range(10)]
weights = [tf.zeros([8, 1]).numpy(), tf.zeros([1]).numpy()]
for turn in range(20):
    updates = [client.update(weights) for client in clients]  # TFA704
    weights = [sum(layer) / len(clients) for layer in zip(*updates)]

errors = [validate(2**n)[1] for n in range(3, 9)]  # TFA704
