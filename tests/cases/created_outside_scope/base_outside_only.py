import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
base = tf.keras.applications.MobileNetV2(  # TFA402
    input_shape=(32, 32, 3), weights=None, include_top=False, pooling="avg"
)
base.trainable = False
with strategy.scope():
    model = tf.keras.Sequential([base, tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([8, 32, 32, 3]), tf.zeros([8, 1]))
