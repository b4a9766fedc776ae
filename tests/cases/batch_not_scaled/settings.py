import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
SETTINGS = {"batch_size": 50, "epochs": 5}
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(tf.zeros([4096, 8]), tf.zeros([4096, 1]), **SETTINGS)  # TFA403

scaled = {"batch_size": 50 * strategy.num_replicas_in_sync, "epochs": 5}
model.fit(tf.zeros([4096, 8]), tf.zeros([4096, 1]), **scaled)
model.fit(tf.zeros([4096, 8]), tf.zeros([4096, 1]), **{"epochs": 5})
