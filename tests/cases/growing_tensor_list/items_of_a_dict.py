"""Arrays in a dict; first parts that one statement binds."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(3)])
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640]))).batch(16)

found = {"outputs": np.zeros((0, 3)), "labels": np.zeros((0,)), "batches": 0}
for x, y in data:
    found["outputs"] = np.concatenate([found["outputs"], model.predict_on_batch(x)])  # TFA702
    found["labels"] = np.concatenate([found["labels"], y])  # TFA702
    found["batches"] += 1
print(found)


def outputs(model, data):
    features, labels = None, None
    for x, y in data:
        output = model(x, training=False)
        if features is None:
            features, labels = output, y
        else:
            features = tf.concat([features, output], axis=0)  # TFA702
            labels = tf.concat([labels, y], axis=0)  # TFA702
    return features, labels


outputs(model, data)
