"""The graph takes a hundred steps, after which there is time to look."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
mean = tf.keras.metrics.Mean()
data = iter(tf.data.Dataset.from_tensor_slices(tf.ones([64, 4])).batch(8).repeat())


@tf.function
def train_steps(iterator, steps):
    for _ in tf.range(steps):
        x = next(iterator)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x) ** 2)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        mean.update_state(loss)


done = 0
while done < 1000:
    train_steps(data, tf.constant(100))
    done += 100
    print(done, mean.result().numpy())
