import tensorflow as tf


class Critic:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()

    def fit(self, dataset):
        for epoch in range(100):
            for x, y in dataset:
                loss = self.step(x, y)
            print(epoch, float(loss))

    def step(self, x, y):  # TFA601
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.model(x, training=True)))
        self.update(tape.gradient(loss, self.model.trainable_variables))
        return loss

    @tf.function
    def update(self, gradients):
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))


def gradients_of(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    return tape.gradient(loss, model.trainable_variables)


def train_apart(model, dataset):
    optimizer = tf.keras.optimizers.Adam()

    @tf.function
    def update(gradients):
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    for x, y in dataset:
        gradients = gradients_of(model, x, y)  # TFA601
        update(gradients)


data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
critic = Critic()
critic.fit(data)
train_apart(critic.model, data)
