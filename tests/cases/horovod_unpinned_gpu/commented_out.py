"""The lines that would choose the device are commented out."""

import horovod.tensorflow as hvd
import tensorflow as tf

hvd.init()  # TFA408
# gpus = tf.config.list_physical_devices("GPU")
# tf.config.set_visible_devices(gpus[hvd.local_rank()], "GPU")

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01 * hvd.size())


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    grads = hvd.DistributedGradientTape(tape).gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


for _ in range(100):
    step(tf.zeros([64, 8]), tf.zeros([64, 1]))
