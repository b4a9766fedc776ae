"""A model that is called with a whole split of one of Keras' data sets."""

import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255
x_test = tf.cast(x_test.reshape(-1, 784), tf.float32) / 255.0
model = tf.keras.Sequential([tf.keras.Input([784]), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
optimizer = tf.keras.optimizers.SGD(0.1)

for epoch in range(10):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x_train))  # TFA206
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))

guesses = model(x_test)  # TFA206
scores = model.predict_on_batch(x_test)  # TFA206
few = model(x_test[:10])
batched = model.predict(x_test)
for batch in tf.data.Dataset.from_tensor_slices(x_test).batch(32):
    model(batch)
(rows, prices), _ = tf.keras.datasets.boston_housing.load_data()
small = tf.keras.Sequential([tf.keras.Input([13]), tf.keras.layers.Dense(1)])
print(small(rows))
