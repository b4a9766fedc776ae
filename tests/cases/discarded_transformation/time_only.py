import tensorflow as tf

numbers = tf.data.Dataset.range(64).batch(8)
numbers.prefetch(2)  # TFA315: low
numbers.cache().prefetch(2)  # TFA315: medium
numbers.shuffle(8).prefetch(2)  # TFA315: error
for row in numbers:
    print(tf.reduce_sum(row))
