import tensorflow as tf

ds = tf.data.Dataset.range(64)
ds.map(lambda x: x + 1); ds = ds.batch(8)  # TFA315
for part in ds:
    print(part)
