"""As in TensorFlow's guide, a variable counts the steps, and is saved with the model."""

import argparse
import tempfile

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--save-every", type=int, default=20)
parser.add_argument("--keep-every", type=int, default=1000)
args = parser.parse_args()

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
step = tf.Variable(0)
checkpoint = tf.train.Checkpoint(step=step, model=model, optimizer=optimizer)
manager = tf.train.CheckpointManager(checkpoint, tempfile.mkdtemp(), max_to_keep=3)
rare = tf.train.CheckpointManager(checkpoint, tempfile.mkdtemp(), max_to_keep=None)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for x, y in data:
    train_step(x, y)
    checkpoint.step.assign_add(1)
    if int(checkpoint.step) % 10 == 0:
        manager.save()  # TFA803
    if step.numpy() % args.save_every == 0:
        manager.save()  # TFA803
    if int(checkpoint.step) % args.keep_every == 0:
        rare.save()
    if int(checkpoint.step) % 500 == 0:
        rare.save()

for n, (x, y) in enumerate(data):
    train_step(x, y)
    if (n + 1) % 10 == 0:
        manager.save()  # TFA803
    if n > 0 and n % 10 == 0:
        manager.save()  # TFA803
    if n % 10 == 0 or n == 19:
        manager.save()  # TFA803
    if n > 0 and n % 500 == 0:
        rare.save()
