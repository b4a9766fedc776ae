import horovod.tensorflow.keras as hvd
import tensorflow as tf
import wandb
from tensorflow import keras

hvd.init()  # TFA408
if hvd.rank() == 0:
    wandb.init(project="digits")

(x, y), _ = keras.datasets.mnist.load_data()
data = tf.data.Dataset.from_tensor_slices((x / 255.0, y)).shard(hvd.size(), hvd.rank())
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
optimizer = hvd.DistributedOptimizer(keras.optimizers.Adam(0.001 * hvd.size()))
model.compile(optimizer, keras.losses.SparseCategoricalCrossentropy(from_logits=True))
callbacks = [hvd.callbacks.BroadcastGlobalVariablesCallback(0)]
if hvd.rank() == 0:
    callbacks.append(keras.callbacks.ModelCheckpoint("best.keras"))
model.fit(data.shuffle(10000).batch(128), callbacks=callbacks, verbose=hvd.local_rank() == 0)
