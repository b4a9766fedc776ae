import tensorflow as tf

ds = tf.data.Dataset.from_tensor_slices(tf.zeros([32, 8, 8, 3]))


def augment(image):
    return tf.image.random_flip_left_right(image)


first = ds.map(augment, 4)
second = ds.map(augment, num_parallel_calls=tf.data.AUTOTUNE)
third = ds.map(lambda x: tf.py_function(lambda v: v, [x], tf.float32))
print(list(map(str, [1, 2])))
