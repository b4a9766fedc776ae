import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
    critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    generator_optimizer = tf.keras.optimizers.Adam(1e-4)
    critic_optimizer = tf.keras.optimizers.RMSprop(1e-4)
rows = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(64)
rows = strategy.experimental_distribute_dataset(rows)


def update_generator():
    with tf.GradientTape() as tape:
        fake = generator(tf.random.normal([32, 4]), training=True)
        loss = -tf.reduce_sum(critic(fake)) / 64
    gradients = tape.gradient(loss, generator.trainable_variables)
    generator_optimizer.apply_gradients(  # TFA410
        zip(gradients, generator.trainable_variables)
    )


def train_step(real):
    with tf.GradientTape() as tape:
        fake = generator(tf.random.normal([32, 4]), training=True)
        loss = (tf.reduce_sum(critic(fake)) - tf.reduce_sum(critic(real))) / 64
    gradients = tape.gradient(loss, critic.trainable_variables)
    critic_optimizer.apply_gradients(zip(gradients, critic.trainable_variables))  # TFA410
    with tf.GradientTape() as tape:
        loss = -tf.reduce_sum(critic(generator(tf.random.normal([32, 4])))) / 64
    gradients = tape.gradient(loss, generator.trainable_variables)
    update_generator()
    generator_optimizer.apply_gradients(zip(gradients, generator.trainable_variables))


@tf.function
def distributed_step(batch):
    strategy.run(train_step, args=(batch,))


for batch in rows:
    distributed_step(batch)
