import tensorflow as tf


def encoder():
    tokens, mask = tf.keras.Input([None, 8]), tf.keras.Input([None, 1])
    both = tf.keras.layers.Multiply()(inputs=[tokens, mask])
    return tf.keras.Model(inputs=[tokens, mask], outputs=both)


tokens, mask = tf.keras.Input([None, 8]), tf.keras.Input([None, 1])
encoded = encoder()(inputs=[tokens, mask])
pooled = tf.reduce_mean(encoded, axis=1)  # TFA903
scored = tf.nn.softmax(tf.keras.layers.Dense(2)(inputs=encoded))  # TFA903
model = tf.keras.Model([tokens, mask], [pooled, scored])
