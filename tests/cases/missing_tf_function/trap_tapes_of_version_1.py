import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
tf.enable_resource_variables()
features = tf.placeholder(tf.float32, [None, 4])
labels = tf.placeholder(tf.float32, [None, 1])
weights = tf.get_variable("weights", [4, 1])
optimizer = tf.train.GradientDescentOptimizer(0.1)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((tf.matmul(features, weights) - labels) ** 2)
gradients = tape.gradient(loss, [weights])
train = optimizer.apply_gradients(zip(gradients, [weights]))
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(100):
        session.run(train, {features: [[1.0, 2.0, 3.0, 4.0]], labels: [[1.0]]})
