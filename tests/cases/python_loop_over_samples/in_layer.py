import tensorflow as tf
from tensorflow import keras


class Similarity(keras.layers.Layer):
    def call(self, inputs):
        first, second = inputs
        results = tf.TensorArray(tf.float32, size=tf.shape(first)[0])
        for i in tf.range(tf.shape(first)[0]):  # TFA205
            both = tf.matmul(first[i], second[i], transpose_b=True)
            results = results.write(i, tf.nn.softmax(both))
        return results.stack()


class Gram(keras.layers.Layer):
    def call(self, inputs):
        grams = []
        for image in tf.unstack(inputs):  # TFA205
            flat = tf.reshape(image, [-1, 8])
            grams.append(tf.matmul(flat, flat, transpose_a=True))
        return tf.stack(grams)


def normalise(x):
    mean = tf.reduce_mean(x)
    return (x - mean) / tf.sqrt(tf.reduce_mean(tf.square(x - mean)))


class PerSample(keras.layers.Layer):
    def call(self, inputs):
        return tf.map_fn(normalise, inputs, fn_output_signature=tf.float32)  # TFA205
