import numpy as np
import tensorflow as tf

x_test = np.random.normal(size=(20, 8)).astype("float32")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
found = []
for i in range(len(x_test)):
    found.append(model.predict(x_test[i:i + 1])[0])  # TFA204
for row in x_test:
    found.append(model.predict(np.expand_dims(row, axis=0), verbose=0)[0])  # TFA204
labels = [model.predict(np.array([row])).argmax() for row in x_test]  # TFA204
