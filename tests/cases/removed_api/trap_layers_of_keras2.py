import tensorflow as tf
import tf_keras


class Scale(tf_keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight("scale", shape=(input_shape[-1],))

    def call(self, x):
        self.add_metric(tf.reduce_mean(x), name="mean")
        return x * self.scale


model = tf_keras.Sequential([tf_keras.layers.Input([4]), Scale(), tf_keras.layers.Dense(1)])
model.compile("adam", tf_keras.losses.mean_squared_error)
model.fit(tf.zeros([64, 4]), tf.zeros([64, 1]))
