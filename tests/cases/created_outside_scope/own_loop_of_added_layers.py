import tensorflow as tf
from tensorflow.keras import layers

mirrored = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])


def critic():
    net = tf.keras.Sequential()  # TFA402
    net.add(layers.Dense(64, activation="relu", input_shape=(784,)))
    net.add(layers.Dense(1))
    return net


net = critic()
with mirrored.scope():
    optimizer = tf.keras.optimizers.SGD(0.1)


def step(real):
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(net(real, training=True)[:, 0], global_batch_size=64)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))


@tf.function
def train(batch):
    mirrored.run(step, args=(batch,))


rows = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 784])).batch(32 * 2)
for batch in mirrored.experimental_distribute_dataset(rows):
    train(batch)
