import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.cifar10.load_data()
x_train = x_train / 255.0
data = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


@tf.function
def train_step(images, labels):
    exact = tf.reduce_mean(images, axis=0)
    with tf.GradientTape() as tape:
        loss = loss_fn(labels, model(tf.cast(images - exact, tf.float32), training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for images, labels in data:
    train_step(images, labels)
