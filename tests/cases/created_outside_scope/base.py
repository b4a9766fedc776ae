import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 32, 32, 3]), tf.zeros([8, 1])))
base = tf.keras.applications.MobileNetV2(input_shape=(32, 32, 3), weights=None, include_top=False)
base.trainable = False
data = data.batch(4 * strategy.num_replicas_in_sync)
model = tf.keras.Sequential([base, tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])  # TFA402
model.compile("sgd", "mse")
model.fit(data)
