import tensorflow as tf
from cross_file_models import classifier

tf.keras.mixed_precision.set_global_policy("mixed_float16")

model = classifier()
model.compile("adam", "categorical_crossentropy")
model.fit(tf.zeros([32, 8]), tf.zeros([32, 3]), verbose=0)
