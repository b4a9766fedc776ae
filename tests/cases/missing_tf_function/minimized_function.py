import tf_keras as keras
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam()


def loss_of(x, y):
    return tf.reduce_mean(tf.square(y - model(x)))


for features, labels in tf.data.Dataset.from_tensor_slices((x, y)).batch(32):
    optimizer.minimize(  # TFA601
        lambda: loss_of(features, labels), var_list=model.trainable_variables
    )


class Fitter:
    def __init__(self, rate):
        self.slope = tf.Variable(0.0)
        self.optimizer = tf.optimizers.SGD(rate)

    def loss(self):
        return tf.reduce_mean(tf.square(self.slope * x - y))

    def step(self):  # TFA601
        self.optimizer.minimize(self.loss, [self.slope])

    def fit(self):
        for _ in range(1000):
            self.step()


Fitter(0.1).fit()
