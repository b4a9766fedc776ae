import tensorflow as tf

model = tf.keras.Sequential(
    [tf.keras.Input([None]), tf.keras.layers.Embedding(9, 4), tf.keras.layers.Dense(9)]
)
tokens = tf.ones([1, 1], tf.int32)
for _ in range(20):
    following = tf.argmax(model(tokens)[:, -1:], -1, output_type=tf.int32)
    tokens = tf.concat([tokens, following], axis=1)
print(tokens)
