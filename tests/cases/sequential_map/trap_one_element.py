"""What begins with `from_tensors` has one element: there is nothing to do side by side."""

import tensorflow as tf

vectorize = tf.keras.layers.TextVectorization(output_sequence_length=20)
texts = tf.data.Dataset.from_tensors(tf.constant(["a b", "c"]))
vectorize.adapt(texts)
model = tf.keras.models.load_model("claims.keras")
print(model.predict(texts.map(vectorize)))
