import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

mixed_precision.set_global_policy("mixed_float16")


def make_generator():
    return tf.keras.Sequential([layers.Dense(8), layers.Dense(4, dtype="float32")])


def make_discriminator():
    return tf.keras.Sequential([layers.Dense(8), layers.Dense(1, dtype="float32")])


generator, discriminator = make_generator(), make_discriminator()
generator_optimizer = tf.keras.optimizers.Adam(
    1e-4,
    beta_1=0.5,
)
discriminator_optimizer = tf.keras.optimizers.Adam(1e-4)
cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)


@tf.function
def train_step(images):
    noise = tf.random.normal([8, 2])
    with tf.GradientTape() as gen_tape, tf.GradientTape() as disc_tape:
        fake = discriminator(generator(noise, training=True), training=True)
        real = discriminator(images, training=True)
        gen_loss = cross_entropy(tf.ones_like(fake), fake)
        disc_loss = cross_entropy(tf.ones_like(real), real) + cross_entropy(
            tf.zeros_like(fake), fake
        )
    gen_gradients = gen_tape.gradient(gen_loss, generator.trainable_variables)  # TFA503
    disc_gradients = disc_tape.gradient(disc_loss, discriminator.trainable_variables)  # TFA503
    generator_optimizer.apply_gradients(zip(gen_gradients, generator.trainable_variables))
    discriminator_optimizer.apply_gradients(zip(disc_gradients, discriminator.trainable_variables))
    return gen_loss, disc_loss


for images in tf.data.Dataset.from_tensor_slices(tf.zeros([32, 4])).batch(8):
    train_step(images)
