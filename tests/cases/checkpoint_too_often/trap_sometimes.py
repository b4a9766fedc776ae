import tempfile

import tensorflow as tf

folder = tempfile.mkdtemp()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
manager = tf.train.CheckpointManager(
    tf.train.Checkpoint(model=model), folder, max_to_keep=2, checkpoint_interval=1000,
    step_counter=optimizer.iterations,
)  # fmt: skip
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

for _epoch in range(2):
    for step, x in enumerate(dataset):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(gradients, model.trainable_variables)
        manager.save(check_interval=True)
        if step % 1000 == 999:
            model.save(folder + "/model.keras")
    model.save(folder + "/model.keras")
