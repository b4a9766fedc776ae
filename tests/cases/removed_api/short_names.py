import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
mean = tf.metrics.Mean()
error = tf.losses.MeanSquaredError()
for epoch in range(3):
    mean.update_state(error(tf.zeros([4, 1]), model(tf.ones([4, 8]))))
    mean.reset_states()  # TFA903
