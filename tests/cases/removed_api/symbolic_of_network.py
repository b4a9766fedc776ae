import tensorflow as tf

base = tf.keras.applications.MobileNetV2(include_top=False, weights=None)
features = base.get_layer("out_relu").output
pooled = tf.reduce_mean(features, axis=[1, 2])  # TFA903
model = tf.keras.Model(base.input, tf.keras.layers.Dense(4)(pooled))
