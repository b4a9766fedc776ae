import keras
import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8], "float32"), np.zeros([640, 1], "float32")
train, test = keras.utils.split_dataset(tf.data.Dataset.from_tensor_slices((x, y)), left_size=0.9)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=2)  # TFA201
model.evaluate(test.batch(16))

# The elements of a pipeline stay the batches that they are.
both = keras.utils.split_dataset(keras.utils.image_dataset_from_directory("x"), left_size=0.9)
model.fit(both[0], validation_data=both[1])
