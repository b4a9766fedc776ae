import tensorflow as tf

tokens, mask = tf.keras.Input([None, 8]), tf.keras.Input([None, 1])
both = tf.keras.layers.Multiply()(inputs=[tokens, mask])
model = tf.keras.Model(inputs=[tokens, mask], outputs=both)

batch = [tf.ones([4, 3, 8]), tf.ones([4, 3, 1])]
encoded = model(inputs=batch, training=False)
print(tf.reduce_mean(encoded, axis=1).shape)
print(tf.nn.softmax(tf.keras.layers.Dense(2)(inputs=encoded)).shape)
