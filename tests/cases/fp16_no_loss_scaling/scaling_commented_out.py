"""The lines that scaled the loss for Keras 2 are commented out: nothing scales it any more."""

import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")


class Siamese(tf.keras.Model):
    def train_step(self, data):
        first, second = data
        with tf.GradientTape() as tape:
            distance = self(first, training=True) - self(second, training=True)
            loss = tf.reduce_mean(tf.square(distance))
            # scaled_loss = self.optimizer.get_scaled_loss(loss)
        gradients = tape.gradient(loss, self.trainable_variables)  # TFA503
        # gradients = self.optimizer.get_unscaled_gradients(gradients)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


inputs = tf.keras.Input([8])
model = Siamese(inputs, tf.keras.layers.Dense(4, dtype="float32")(inputs))
model.compile("adam")
pairs = (tf.zeros([64, 8]), tf.ones([64, 8]))
model.fit(tf.data.Dataset.from_tensor_slices(pairs).batch(16), verbose=0)
