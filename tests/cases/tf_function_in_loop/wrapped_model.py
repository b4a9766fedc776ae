import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
batches = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).batch(32)


def score(network, x):
    fast = tf.function(network)  # TFA602
    return fast(x, training=False)


for x in batches:
    print(tf.reduce_mean(score(model, x)))
