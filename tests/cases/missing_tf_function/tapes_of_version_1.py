import tensorflow.compat.v1 as tf

tf.enable_eager_execution()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam(0.001)
x, y = tf.random.normal((1000, 4)), tf.random.normal((1000, 1))
batches = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(32)
for epoch in range(3):
    for features, labels in batches:
        with tf.GradientTape() as tape:  # TFA601
            loss = tf.reduce_mean((model(features) - labels) ** 2)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
