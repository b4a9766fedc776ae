import tensorflow as tf

ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(800)
for example in ds.take(1):
    print(example)
model.fit(ds.skip(1).batch(32))

# Warm up on a few, and start again later.
for batch in ds.take(20):
    warm_up(batch)
resumed = ds.skip(done)

frozen = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(800).cache()
for _ in frozen:
    pass  # the cache is whole now
train, val = frozen.take(600), frozen.skip(600)
