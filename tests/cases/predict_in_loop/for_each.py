"""`map` and `apply` call a function for each row; a condition gives a sample its axis."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("rows.keras")


def rated(table, rows):
    table["rating"] = table["row"].apply(lambda row: model.predict(np.array([row]))[0])  # TFA204
    return table, list(map(lambda row: model.predict(row[None, :]), rows))  # TFA204


def labelled(pictures):
    labels = []
    for picture in pictures:
        if picture.ndim == 3:
            picture = np.expand_dims(picture, axis=0)
        labels.append(model.predict(picture))  # TFA204
    return labels


def scored(rows):
    for row in rows:
        print(model.predict(np.atleast_2d(row)))  # TFA204
