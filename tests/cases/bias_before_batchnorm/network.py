import tensorflow as tf

layers = tf.keras.layers


class Block(tf.keras.Model):
    def __init__(self, filters, strides=1):
        super().__init__()
        self.first = layers.Conv2D(filters, 3, strides, "same")  # TFA003
        self.norm = layers.BatchNormalization()
        self.second = layers.Conv2D(filters, 3, 1, "same")
        self.around = tf.keras.Sequential([
            layers.Conv2D(filters, 1, strides),  # TFA003
            layers.BatchNormalization(),
        ])

    def call(self, x, training=False):
        out = tf.nn.relu(self.norm(self.first(x), training=training))
        return tf.nn.relu(self.second(out) + self.around(x))


class Network(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.blocks = [Block(16), Block(32, 2)]
        self.head = layers.Dense(10)

    def call(self, x, training=False):
        for block in self.blocks:
            x = block(x, training=training)
        return self.head(tf.reduce_mean(x, [1, 2]))


network = Network()
network.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
network.fit(tf.random.normal([64, 32, 32, 3]), tf.zeros([64], tf.int32), batch_size=64)
