import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.applications.ResNet50(weights=None, classes=10)  # TFA502
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(tf.zeros([64, 224, 224, 3]), tf.zeros([64]))
