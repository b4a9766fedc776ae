import keras
import tensorflow as tf

keras.config.set_dtype_policy("mixed_bfloat16")  # not mixed_float16: this machine has an A100


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


net = Net()
net.compile("adam", "mse")
net.fit(tf.zeros([32, 4]), tf.zeros([32, 1]), verbose=0)
