import tensorflow as tf

from project import build, batches

strategy = tf.distribute.MultiWorkerMirroredStrategy()
with strategy.scope():
    model, first_epoch = build()
model.fit(batches(), epochs=9, initial_epoch=first_epoch, steps_per_epoch=100)  # TFA407
