"""What a choice makes is another thing each time, or is read in the loop."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(3)])
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).batch(16)
last = None
for batch in data:
    output = model(batch)
    last = output if last is None else tf.concat([last, output], axis=0)[-8:]
    pair = output if output.shape[0] > 8 else tf.concat([output, output], axis=0)
    print(tf.reduce_mean(pair))
window = np.zeros([0, 3])
for batch in data:
    output = model(batch)
    if len(window) > 64:
        window = output
    else:
        window = np.concatenate([window, output])
    print(window.mean())
