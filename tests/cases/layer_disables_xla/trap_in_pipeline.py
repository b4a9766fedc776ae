import tensorflow as tf
from tensorflow.keras import layers

augmentation = tf.keras.Sequential([layers.RandomRotation(0.1), layers.RandomZoom(0.1)])
train_ds = tf.data.Dataset.from_tensor_slices((tf.zeros([32, 8, 8, 3]), tf.zeros([32]))).batch(8)
train_ds = train_ds.map(lambda x, y: (augmentation(x, training=True), y))
model = tf.keras.Sequential([
    layers.Rescaling(1.0 / 255),
    layers.RandomFlip("horizontal"),
    layers.RandomContrast(0.1),
    layers.Flatten(),
    layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(train_ds)
