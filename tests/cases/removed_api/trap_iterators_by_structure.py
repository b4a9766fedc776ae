"""Those of `tf.compat.v1`, an object of one's own, and a question whether it is there."""

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


class Table:
    output_types = ["float", "int"]


data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(8)
iterator = tf.data.Iterator.from_structure(data.output_types, data.output_shapes)
print(Table().output_types, Table.output_types)
