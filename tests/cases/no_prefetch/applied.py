import tensorflow as tf



def half(a, b):
    return a / 2, b


options = tf.data.Options()
options.autotune.enabled = False
x, y = tf.zeros([64, 4]), tf.zeros([64])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")

counted = tf.data.Dataset.from_tensor_slices((x, y)).batch(8).with_options(options)
counted = counted.apply(tf.data.experimental.assert_cardinality(8))  # TFA304
model.fit(counted)

mapped = tf.data.Dataset.from_tensor_slices((x, y)).with_options(options)
mapped = mapped.apply(tf.data.experimental.map_and_batch(half, 8))  # TFA304
model.fit(mapped)

made_before = tf.data.experimental.assert_cardinality(8)  # TFA304
named = tf.data.Dataset.from_tensor_slices((x, y)).batch(8).with_options(options)
named = named.apply(made_before)
model.fit(named)
