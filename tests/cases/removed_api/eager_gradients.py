import tensorflow as tf

x = tf.ones([2, 4])
w = tf.Variable(tf.zeros([4, 1]))
loss = tf.reduce_mean(tf.matmul(x, w))
grads = tf.gradients(loss, [w])  # TFA903
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])


def heat(net):
    return tf.gradients(net.outputs[0], net.inputs)  # TFA903


print(heat(model))
