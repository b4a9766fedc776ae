import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")

    def train(self, x, y):
        data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(640).batch(64).prefetch(2)
        for step, (batch, labels) in enumerate(data):
            self.model.fit(batch, labels, verbose=0)  # TFA703
            print(step)


Trainer().train(tf.zeros([640, 8]), tf.zeros([640, 1]))
