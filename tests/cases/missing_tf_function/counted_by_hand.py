import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.05)
x, y = tf.ones([8, 2]), tf.zeros([8, 1])

step = 0
while step < 1000:
    with tf.GradientTape() as tape:  # TFA601
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    step += 1
