import keras
import tensorflow as tf
from keras import layers

keras.mixed_precision.set_global_policy("mixed_float16")


def backbone():
    inputs = keras.Input([8])
    return keras.Model(inputs, layers.Dense(16)(layers.Dense(16, activation="relu")(inputs)))


inputs = keras.Input([8])
features = backbone()(inputs)
model = keras.Model(inputs, layers.Dense(2, activation="softmax", dtype="float32")(features))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([32, 8]), tf.zeros([32]), verbose=0)
