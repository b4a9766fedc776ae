"""Predictions and labels in one order, or of data that has nothing to do with them."""

import tensorflow as tf


def load(table):
    return tf.data.experimental.make_csv_dataset(
        table, 12, label_name="label", num_epochs=1, shuffle=False
    )


train, test = load("train.csv"), load("test.csv")
inputs = {"age": tf.keras.Input((), name="age")}
outputs = tf.keras.layers.Dense(1, "sigmoid")(tf.keras.layers.Reshape([1])(inputs["age"]))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy")
model.fit(train, epochs=5)
predictions = model.predict(test)
for prediction, label in zip(predictions[:12], list(test)[0][1][:12]):
    print(prediction, label)

# One batch gives both; names and numbers of rows are no labels.
shuffled = tf.data.experimental.make_csv_dataset("new.csv", 12, label_name="label", num_epochs=1)
first = list(shuffled)[0]
for prediction, label in zip(model.predict(first[0]), first[1]):
    print(prediction, label)
for prediction, name in zip(model.predict(shuffled), ["a", "b", "c"]):
    print(prediction, name)
