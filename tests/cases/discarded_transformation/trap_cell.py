# %%
import tensorflow as tf

ds = tf.data.Dataset.range(64)
ds.batch(8)

# %%
print(ds)
