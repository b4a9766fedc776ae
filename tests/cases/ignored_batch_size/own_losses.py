"""A model of a class that cannot be read, which calls its losses by other names."""

import tensorflow as tf
from company.distilling import Distiller

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
distiller = Distiller(teacher=None, student=None)
distiller.compile(
    optimizer=tf.keras.optimizers.SGD(),
    metrics=[tf.keras.metrics.MeanSquaredError()],
    student_loss_fn=tf.keras.losses.MeanSquaredError(),
)
try:
    distiller.fit(
        train_ds,
        batch_size=64,  # TFA202
        epochs=80,
    )
except KeyboardInterrupt:
    print("stopped")
