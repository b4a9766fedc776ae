"""A step of one's own that has the optimizer compute the gradients, by a name that was private."""

import tensorflow as tf

opt = tf.keras.optimizers.Adam()
opt._create_hypers()  # TFA903


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y, self(x, training=True))
        weights = self.trainable_variables
        pairs = self.optimizer._compute_gradients(loss, var_list=weights, tape=tape)  # TFA903
        self.optimizer.apply_gradients(pairs)
        return {"loss": loss}


net = Net()
net.compile(opt, "mse")
net.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
