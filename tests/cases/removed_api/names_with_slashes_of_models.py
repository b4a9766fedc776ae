import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, scope="encoder", **kwargs):
        super().__init__(name="{}/scale".format(scope), **kwargs)  # TFA903

    def build(self, input_shape):
        self.gain = self.add_weight(name="gain", shape=(input_shape[-1],))

    def call(self, inputs):
        return inputs * self.gain


print(Scale()(tf.zeros([2, 3])))
