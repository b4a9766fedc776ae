"""Code of TensorFlow 1 that runs eagerly, beside parts that are gone."""

import tensorflow as tf

tf.enable_eager_execution()
writer = tf.contrib.summary.create_file_writer("logs")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.train.AdamOptimizer(0.001)
x, y = tf.ones([640, 4]), tf.ones([640, 1])
batches = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(640).batch(32)
for epoch in range(30):
    for features, labels in batches:
        with tf.GradientTape() as tape:  # TFA601
            loss = tf.reduce_mean((model(features) - labels) ** 2)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    with tf.contrib.summary.always_record_summaries():
        tf.contrib.summary.scalar("loss", loss, step=epoch)
