import resnet
import tensorflow as tf

GPUS = 2
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
optimizer = tf.keras.optimizers.Adam(0.1)  # TFA402

if GPUS == 1:
    model = resnet.build()
    model.compile(optimizer=optimizer, loss="mse")
else:
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = resnet.build()
        model.compile(optimizer=optimizer, loss="mse")
model.fit(data)
