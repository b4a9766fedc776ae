"""A map that only puts the parts of an element together anew costs little: reported as low."""

import tensorflow as tf

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = rows.map(lambda x, y: {"in": x, "out": y})  # TFA301: low
rows = rows.batch(32)


def by_name(row, label):
    return row["age"], row[label]


people = tf.data.Dataset.from_tensor_slices({"age": tf.zeros([640]), "tall": tf.zeros([640])})
people = people.map(lambda row: by_name(row, "tall"))  # TFA301: low
people = people.batch(32)
