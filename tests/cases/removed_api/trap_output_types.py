import tensorflow as tf


class Table:
    output_types = ["float", "int"]

    def output_shapes(self):
        return [3]


data = tf.data.Dataset.range(10)
types = data.output_types if hasattr(data, "output_types") else data.element_spec
print(Table().output_types, Table().output_shapes(), types)
