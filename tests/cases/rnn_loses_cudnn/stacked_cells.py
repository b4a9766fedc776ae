import tensorflow as tf

cells = tf.keras.layers.StackedRNNCells([tf.keras.layers.LSTMCell(64) for _ in range(3)])
mixed = [tf.keras.layers.LSTMCell(64), tf.keras.layers.SimpleRNNCell(64)]
model = tf.keras.Sequential([
    tf.keras.layers.RNN(cells, return_sequences=True),  # TFA001
    tf.keras.layers.RNN(tf.keras.layers.StackedRNNCells(mixed)),
])
