import tensorflow as tf

tf.set_random_seed(1)  # TFA903
noise = tf.random_normal([4])  # TFA903
print(tf.log(tf.abs(noise)))  # TFA903
print(tf.ceil(noise))  # TFA903
print(tf.random_shuffle(noise))  # TFA903
