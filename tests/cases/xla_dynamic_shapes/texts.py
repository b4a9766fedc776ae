import tensorflow as tf
from tensorflow.keras import layers

texts = tf.constant(["good film", "a very bad film"] * 8)
vectorizer = layers.TextVectorization(max_tokens=100)
vectorizer.adapt(texts)

train_ds = tf.data.Dataset.from_tensor_slices((texts, [1.0, 0.0] * 8)).shuffle(16).batch(2)
train_ds = train_ds.map(lambda x, y: (vectorizer(x), y))  # TFA505

model = tf.keras.Sequential()
model.add(layers.Embedding(100, 8))
model.add(layers.Conv1D(8, 3, padding="same"))
model.add(layers.GlobalMaxPooling1D())
model.add(layers.Dense(1))
model.compile("adam", "mse")
model.fit(train_ds, verbose=0)
