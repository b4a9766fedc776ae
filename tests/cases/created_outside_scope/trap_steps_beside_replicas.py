"""Steps that a strategy runs, also by way of a function, and models that no strategy mirrors."""

import tensorflow as tf
from networks import Network


def network():
    inputs = tf.keras.Input([8])
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))


def steps(strategy, model, optimizer):
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) / 64
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    @tf.function
    def on_replicas(x, y):
        strategy.run(train_step, args=(x, y))

    return on_replicas


mirrored = tf.distribute.MirroredStrategy()
rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
with mirrored.scope():
    first = network()
    sgd = tf.keras.optimizers.SGD(0.1)
    late = Network()  # it may have its weights when it is first called, on one device

on_replicas = steps(mirrored, first, sgd)
per_replica = 64 * mirrored.num_replicas_in_sync
for x, y in mirrored.experimental_distribute_dataset(rows.batch(per_replica)):
    on_replicas(x, y)

teacher = network()
adam = tf.keras.optimizers.Adam()


@tf.function
def teach(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(teacher(x, training=True) - y))
    gradients = tape.gradient(loss, teacher.trainable_variables)
    adam.apply_gradients(zip(gradients, teacher.trainable_variables))


@tf.function
def teach_late(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(late(x, training=True) - y))
    gradients = tape.gradient(loss, late.trainable_variables)
    sgd.apply_gradients(zip(gradients, late.trainable_variables))


for x, y in rows.batch(64):
    teach(x, y)
    teach_late(x, y)


class Trained(tf.keras.Model):
    """`fit` runs its step on replicas."""

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(self(x, training=True) - y)) / 64
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


with mirrored.scope():
    inputs = tf.keras.Input([8])
    trained = Trained(inputs, tf.keras.layers.Dense(1)(inputs))
    trained.compile(tf.keras.optimizers.Adam())
trained.fit(rows.batch(per_replica), epochs=3)
