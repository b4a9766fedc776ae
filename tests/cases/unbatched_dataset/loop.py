import tensorflow as tf

BATCH_SIZE = 16
x, y = tf.random.normal([64, 8]), tf.random.normal([64, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(64)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()


@tf.function
def train_step(features, target):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(features, training=True) - target) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(2):
    for features, target in train_ds:  # TFA201
        train_step(features, target)
