"""What a dict holds is read while the loop runs, by its key or with all the others."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(3)])
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640]))).batch(16)

found, seen, each = {"outputs": np.zeros((0, 3))}, {"labels": np.zeros((0,))}, {}
for x, y in data:
    found["outputs"] = np.concatenate([found["outputs"], model.predict_on_batch(x)])
    print(found["outputs"].mean(axis=0))
    seen["labels"] = np.concatenate([seen["labels"], y])
    print({key: len(part) for key, part in seen.items()})

features, labels = None, None
for x, y in data:
    output = model(x, training=False)
    if features is None:
        features, labels = output, y
    else:
        features = tf.concat([features, output], axis=0)
        labels, other = tf.concat([labels, y], axis=0), labels
    print(tf.reduce_mean(features))
