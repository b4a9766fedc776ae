"""Iterators of sessions that switch between datasets, by what datasets once told of themselves."""

import tensorflow as tf

train = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(8)
test = tf.data.Dataset.from_tensor_slices(tf.zeros([16, 8])).batch(8)
iterator = tf.data.Iterator.from_structure(  # TFA903
    train.output_types,  # TFA903
    train.output_shapes,  # TFA903
)
prepare = iterator.make_initializer(test)
other = tf.data.Iterator.from_string_handle("handle", tf.float32)  # TFA903
print(test.output_classes, test.element_spec)  # TFA903
