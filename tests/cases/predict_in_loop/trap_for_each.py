"""Many rows at a time: of a column, of a model of its own, of what may be a batch already."""

import numpy as np
import scipy.optimize
import tensorflow as tf

model = tf.keras.models.load_model("rows.keras")


def columns(table):
    return table.apply(lambda column: model.predict(column.values.reshape(-1, 1)))


def votes(models, row):
    return list(map(lambda each: each.predict(row[None]), models))


def of_files(paths, row):
    return list(map(lambda path: tf.keras.models.load_model(path).predict(row[None]), paths))


def along_columns(table):
    return np.apply_along_axis(lambda column: model.predict(column[:, None])[:, 0], 0, table)


def fitted(rows, target):
    def misfit(shift):
        return np.square(model.predict(rows + shift) - target).mean()

    return scipy.optimize.minimize(misfit, 0.0)


def predict(rows):
    return model.predict(np.atleast_2d(rows))


def parts(chunks, doubled):
    for chunk in chunks:
        print(predict(np.concatenate([chunk, chunk])), model.predict(np.atleast_2d(chunk[10:50])))
        if doubled:
            chunk = chunk * 2
        print(model.predict(chunk))
