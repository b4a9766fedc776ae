import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.Input([8])])
for units in range(5):
    model.add(tf.keras.layers.Dense(units + 1))
model.compile("adam", "mse")
for epoch in range(5):
    model.fit(x, y, verbose=0)
