# keras: 2
# tensorflow: 2.15
from tensorflow.keras import layers

layer = layers.TimeDistributed(layers.Conv2D(8, 3))
