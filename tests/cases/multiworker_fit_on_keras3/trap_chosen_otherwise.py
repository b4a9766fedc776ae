import os

import tensorflow as tf

several = "TF_CONFIG" in os.environ
strategy = tf.distribute.MultiWorkerMirroredStrategy() if several else tf.distribute.get_strategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")


@tf.function
def step(batch):
    return strategy.run(model.train_step, args=(batch,))


if not several:
    model.fit(data, verbose=0)
else:
    for batch in strategy.experimental_distribute_dataset(data):
        step(batch)
