import tensorflow as tf

labelled = tf.data.Dataset.from_tensor_slices((tf.zeros([200, 4]), tf.zeros([200]))).shuffle(200)
labelled = labelled.batch(16)
unlabelled = tf.data.Dataset.from_tensor_slices(tf.zeros([1600, 4])).shuffle(1600).batch(64)
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


@tf.function
def update(x, y, u):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x)[:, 0] - y) ** 2) + tf.reduce_mean(model(u) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(2):
    for u in unlabelled:
        x, y = next(iter(labelled))  # TFA311
        update(x, y, u)
