import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(8)
iterator = data.make_one_shot_iterator()  # TFA903
distributed = strategy.experimental_distribute_dataset(data)


@tf.function
def step(x):
    return strategy.experimental_run_v2(tf.reduce_sum, args=(x,))  # TFA903


for x in distributed:
    step(x)
