import tensorflow as tf
from tqdm import tqdm

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([6400, 8]), tf.zeros([6400, 1]))).batch(4)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


total, count = 0.0, 0
with tqdm(data) as bar:
    for x, y in bar:
        total += train_step(x, y)
        count += 1
        bar.set_postfix({"loss": "%.4f" % (total / count)})  # TFA701
