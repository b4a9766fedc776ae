import tensorflow as tf

texts = ["a film to see again", "a film to forget", "two hours of joy", "two hours too long"]
data = tf.data.Dataset.from_tensor_slices((texts, [1, 0, 1, 0])).batch(2)
words = tf.keras.layers.TextVectorization(output_sequence_length=8)
words.adapt(texts)
model = tf.keras.Sequential([
    words, tf.keras.layers.Embedding(100, 8), tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", tf.keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(data, epochs=20)
