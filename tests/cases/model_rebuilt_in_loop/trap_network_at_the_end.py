import tensorflow as tf


def distance(real, fake):
    network = tf.keras.applications.InceptionV3(include_top=False, pooling="avg")
    return tf.norm(network.predict(real).mean(axis=0) - network.predict(fake).mean(axis=0))


class Gan:
    def __init__(self, generator, discriminator):
        self.generator, self.discriminator = generator, discriminator
        self.optimizer = tf.keras.optimizers.Adam()

    @tf.function
    def step(self, images):
        with tf.GradientTape() as tape:
            drawn = self.generator(tf.random.normal([64, 100]), training=True)
            loss = tf.reduce_mean(self.discriminator(drawn) - self.discriminator(images))
        gradients = tape.gradient(loss, self.generator.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.generator.trainable_variables))

    def train(self, dataset, epochs, every=100, rate=True):
        for epoch in range(epochs):
            for count, images in enumerate(dataset):
                self.step(images)
                if epoch == epochs - 1 and count == 0:
                    drawn = self.generator(tf.random.normal([64, 100]))
                    if rate:
                        print(epoch, distance(images, drawn))
