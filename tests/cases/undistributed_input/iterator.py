import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
with strategy.scope():
    net = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    opt = tf.keras.optimizers.SGD(0.1)


def step(batch):
    features, target = batch
    with tf.GradientTape() as tape:
        loss = tf.nn.compute_average_loss(tf.square(net(features) - target)[:, 0])
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


@tf.function
def train(batch):
    strategy.run(step, args=(batch,))  # TFA404


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1])))
iterator = iter(dataset.repeat().batch(16))
for _ in range(1_000):
    train(next(iterator))
