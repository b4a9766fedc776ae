import tensorflow as tf

options = tf.data.Options()
options.experimental_optimization.map_parallelization = False
ds = tf.data.Dataset.from_tensor_slices(tf.zeros([32, 8])).batch(8)
ds = ds.map(lambda x: x * 2.0)  # TFA302
ds = ds.with_options(options)
for batch in ds:
    print(batch.shape)
