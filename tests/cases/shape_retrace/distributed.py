import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
embedding = tf.keras.layers.Embedding(100, 8)
lengths = tf.data.Dataset.range(1, 100)
dataset = lengths.map(lambda n: tf.ones([n], tf.int32)).padded_batch(8, padded_shapes=[None])


@tf.function  # TFA604
def step(tokens):
    return strategy.run(lambda t: tf.reduce_sum(embedding(t)), args=(tokens,))


for tokens in strategy.experimental_distribute_dataset(dataset):
    step(tokens)
