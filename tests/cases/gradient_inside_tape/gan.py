import tensorflow as tf

generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizers = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()

for real in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(32):
    with tf.GradientTape(persistent=True) as tape:
        fake = generator(tf.random.normal([32, 4]))
        gain = -tf.reduce_mean(critic(fake))
        loss = -gain - tf.reduce_mean(critic(real))

        # The two gradients.
        up = tape.gradient(gain, generator.trainable_variables)  # TFA705
        down = tape.gradient(loss, critic.trainable_variables)
        print("""one
    step""")
    optimizers[0].apply(up, generator.trainable_variables)
    optimizers[1].apply(down, critic.trainable_variables)
    del tape
