import tensorflow as tf

one = tf.distribute.OneDeviceStrategy("/gpu:0")
default = tf.distribute.get_strategy()
single = tf.distribute.MirroredStrategy(devices=["/gpu:0"])


@tf.function
def step(batch):
    return tf.reduce_sum(batch)


for batch in tf.data.Dataset.range(64).batch(16):
    one.run(step, args=(batch,))
    default.run(step, args=(batch,))
    single.run(step, args=(batch,))
