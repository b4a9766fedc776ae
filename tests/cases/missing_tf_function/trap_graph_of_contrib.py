import tensorflow as tf
from tensorflow.contrib import slim

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.train.AdamOptimizer(1e-3)

for step in range(100):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(slim.fully_connected(model(tf.ones([32, 8])), 1))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
