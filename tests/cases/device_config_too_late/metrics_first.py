import tensorflow as tf
from tensorflow import keras

scores = [keras.metrics.AUC(name="auc"), keras.metrics.Precision()]
tf.config.threading.set_intra_op_parallelism_threads(4)  # TFA102
model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=scores)
