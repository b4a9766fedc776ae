"""The first part is told by the count, stands last, or stands in the same line."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(3)])
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).batch(16)
outputs = None
for count, batch in enumerate(data):
    output = model(batch)
    if count > 0:
        seen = np.concatenate([seen, batch])  # TFA702
    else:
        print(output.shape)
        seen = batch
    outputs = output if outputs is None else tf.concat([outputs, output], axis=0)  # TFA702
print(seen.shape, outputs.shape)
