import tensorflow as tf


class Data:
    def __init__(self):
        self.ds = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).shuffle(640).batch(64)

    def next_batch(self):
        for batch in self.ds:  # TFA311
            return batch


data = Data()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
for step in range(100):
    x = data.next_batch()
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
