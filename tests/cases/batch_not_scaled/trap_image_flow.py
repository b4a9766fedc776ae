import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
batch = 32 * strategy.num_replicas_in_sync
maker = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
images = maker.flow_from_directory("train", batch_size=batch)
held_out = maker.flow(np.load("x.npy"), np.load("y.npy"), batch_size=32)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(images, validation_data=held_out, epochs=3)
