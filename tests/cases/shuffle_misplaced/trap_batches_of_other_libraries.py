import tensorflow as tf
from torchdata.datapipes.iter import IterableWrapper

from pipes import open_files

pipe = open_files(IterableWrapper(["a.txt", "b.txt"]))
batches = pipe.batch(32).shuffle(100)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for x, y in batches:
    model.train_on_batch(tf.constant(x), tf.constant(y))
