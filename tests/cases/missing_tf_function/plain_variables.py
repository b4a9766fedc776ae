import tensorflow as tf

w, b = tf.Variable(5.0), tf.Variable(0.0)
x = tf.random.normal([1000])
y = 3.0 * x + 2.0


def train(learning_rate):  # TFA601
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(w * x + b - y))
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(learning_rate * dw)
    b.assign_sub(learning_rate * db)
    return loss


for epoch in range(100):
    train(0.1)
