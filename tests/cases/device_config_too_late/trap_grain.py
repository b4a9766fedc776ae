import tensorflow as tf
from tensorflow import keras

loader = keras.utils.image_dataset_from_directory("pictures", format="grain")
loss = keras.metrics.mean_squared_error
cut = keras.applications.mobilenet_v2.preprocess_input
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
