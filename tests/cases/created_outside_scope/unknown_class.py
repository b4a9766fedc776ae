import tensorflow as tf
from networks import StyleTransfer

strategy = tf.distribute.MirroredStrategy()
optimizer = tf.keras.optimizers.Adam()  # TFA402
with strategy.scope():
    model = StyleTransfer()
    model.compile(optimizer=optimizer, loss="mse")
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
model.fit(data)
