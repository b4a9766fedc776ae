import tensorflow as tf

data = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255).flow_from_directory(
    "train", target_size=(32, 32), batch_size=64
)
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    optimizer = tf.keras.optimizers.SGD()


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def distributed_step(x, y):
    return strategy.run(train_step, args=(x, y))  # TFA404


for epoch in range(10):
    batches = iter(data)
    for _ in range(len(data)):
        x, y = next(batches)
        distributed_step(x, y)
