import numpy as np
import tensorflow as tf
from sklearn.preprocessing import StandardScaler

tf.keras.mixed_precision.set_global_policy("mixed_float16")
scaler = StandardScaler()  # of the features, not of the loss
x = scaler.fit_transform(np.random.normal(size=(640, 8))).astype("float32")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(batch, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)  # TFA503
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for batch in tf.data.Dataset.from_tensor_slices(x).batch(64):
    train_step(batch)
