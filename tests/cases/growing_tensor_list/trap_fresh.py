import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)
kept = []
for batch in dataset:
    wide = tf.concat([batch, tf.ones_like(batch)], axis=1)
    wide = tf.concat([wide, wide], axis=0)
    padded = tf.zeros([0, 16])
    padded = tf.concat([padded, wide], axis=0)
    kept.append(padded)
print(tf.concat(kept, axis=0).shape)
