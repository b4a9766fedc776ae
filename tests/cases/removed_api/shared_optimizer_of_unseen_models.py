import argparse
import os

import tensorflow as tf
from networks import Critic, Discriminator, Generator

parser = argparse.ArgumentParser()
parser.add_argument("--filters", type=int, default=64)
args = parser.parse_args()
folder = os.environ["MODELS"]

generator = Generator(args.filters, size=(64, 64))
discriminator = Discriminator()
optimizer = tf.keras.optimizers.Adam(1e-4)


@tf.function
def step(images):
    with tf.GradientTape() as of_generator, tf.GradientTape() as of_discriminator:
        fakes = generator(images, training=True)
        judged = discriminator(fakes, training=True)
        loss = tf.reduce_mean(judged)
        other = tf.reduce_mean(discriminator(images, training=True) - judged)
    gradients = of_generator.gradient(loss, generator.trainable_variables)
    optimizer.apply_gradients(zip(gradients, generator.trainable_variables))
    gradients = of_discriminator.gradient(other, discriminator.trainable_variables)
    optimizer.apply_gradients(zip(gradients, discriminator.trainable_variables))  # TFA903


def resume(images, first, second):
    actor = tf.keras.models.load_model(folder + "/actor.keras")
    if os.path.exists(folder + "/critic.keras"):
        critic = tf.keras.models.load_model(folder + "/critic.keras")
    else:
        critic = Critic()
    policy_optimizer = tf.keras.optimizers.Adam(1e-4)
    value_optimizer = policy_optimizer
    for _ in range(100):
        with tf.GradientTape(persistent=True) as tape:
            policy_loss = tf.reduce_mean(actor(images))
            value_loss = tf.reduce_mean(critic(images))
        policy = tape.gradient(policy_loss, actor.trainable_variables)
        value = tape.gradient(value_loss, critic.trainable_variables)
        policy_optimizer.apply_gradients(zip(policy, actor.trainable_variables))
        value_optimizer.apply_gradients(zip(value, critic.trainable_variables))  # TFA903


for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 64, 64, 3])).batch(8):
    step(batch)
