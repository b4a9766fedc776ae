import tensorflow as tf

generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
of_generator, of_critic = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)


# The critic's inner steps become part of the same graph.
def train_on(real):  # TFA601
    for _ in range(5):
        with tf.GradientTape() as tape:
            fake = generator(tf.random.normal([32, 4]))
            loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))
        gradients = tape.gradient(loss, critic.trainable_variables)
        of_critic.apply_gradients(zip(gradients, critic.trainable_variables))
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(critic(generator(tf.random.normal([32, 4]))))
    gradients = tape.gradient(loss, generator.trainable_variables)
    of_generator.apply_gradients(zip(gradients, generator.trainable_variables))


for epoch in range(50):
    for batch in dataset:
        train_on(batch)
