import tensorflow as tf
from builders import build_and_compile

strategy = tf.distribute.MirroredStrategy()
batch_size = 4 * strategy.num_replicas_in_sync
model = build_and_compile()  # TFA402
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]), batch_size=batch_size)
