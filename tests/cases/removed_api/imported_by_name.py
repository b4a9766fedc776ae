from common.imports import tf

mean = tf.keras.metrics.Mean()
mean.update_state(tf.constant(1.0))
print(float(mean.result()))
mean.reset_states()  # TFA903
