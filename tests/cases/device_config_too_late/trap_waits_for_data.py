import tensorflow as tf
from tensorflow.keras import layers

words = layers.Embedding(input_dim=500, output_dim=16)
text_net = tf.keras.Sequential([words, layers.GlobalAveragePooling1D()])
net = tf.keras.Sequential()
net.add(layers.Dense(16))
net.add(layers.Dense(1))
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
net.compile("adam", "mse")
