"""Each worker keeps its share of what was shuffled."""

import horovod.tensorflow.keras as hvd
import tensorflow as tf
import tensorflow_datasets as tfds

hvd.init()
gpus = tf.config.list_physical_devices("GPU")
if gpus:
    tf.config.set_visible_devices(gpus[hvd.local_rank()], "GPU")
train_ds = tfds.load("mnist", split="train", as_supervised=True)
train_ds = train_ds.shuffle(60_000)
train_ds = train_ds.batch(32)
train_ds = train_ds.shard(hvd.size(), hvd.rank())
train_ds = train_ds.cache()  # TFA307: medium
train_ds = train_ds.prefetch(tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=4, callbacks=[hvd.callbacks.BroadcastGlobalVariablesCallback(0)])
