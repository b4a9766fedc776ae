"""Predictions and labels of two passes, shown beside one another."""

import tensorflow as tf


def load(table):
    return tf.data.experimental.make_csv_dataset(table, 12, label_name="label", num_epochs=1)


train, test = load("train.csv"), load("test.csv")
inputs = {"age": tf.keras.Input((), name="age")}
outputs = tf.keras.layers.Dense(1, "sigmoid")(tf.keras.layers.Reshape([1])(inputs["age"]))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy")
model.fit(train, epochs=5)

# No fix: the training reads what the same call makes, and wants it shuffled.
predictions = model.predict(test)  # TFA316
for prediction, label in zip(predictions[:12], list(test)[0][1][:12]):
    print(prediction, label)


valid = tf.data.experimental.make_csv_dataset("valid.csv", 12, label_name="label", num_epochs=1)
guesses = model.predict(valid)  # TFA316
print([float(guess) == float(y) for guess, y in zip(guesses, list(valid)[0][1])])
