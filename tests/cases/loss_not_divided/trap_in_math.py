import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
BATCH = 32 * strategy.num_replicas_in_sync


class Learner:
    def __init__(self):
        with strategy.scope():
            self.model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(4)])
            self.optimizer = tf.keras.optimizers.SGD(0.1)
            self.optimizer.build(self.model.trainable_variables)

    def loss(self, labels, logits):
        each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        return tf.math.divide(tf.math.reduce_sum(each), BATCH)

    def one(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x, training=True))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    @tf.function
    def step(self, batch):
        strategy.run(self.one, args=batch)

    def fit(self, data):
        for batch in strategy.experimental_distribute_dataset(data):
            self.step(batch)


x, y = tf.zeros([320, 8]), tf.zeros([320], tf.int32)
Learner().fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(BATCH))
