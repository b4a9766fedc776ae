import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential, layers, optimizers


def encoder():
    image = Input((16,))
    return Model(image, layers.Dense(4)(image))


class Critic(Model):
    def __init__(self, width):
        super().__init__()
        self.hidden = layers.Dense(width, activation="relu")
        self.value = layers.Dense(1)

    def call(self, inputs):
        return self.value(self.hidden(inputs))


class ActorCritic:
    def __init__(self):
        self.actor = encoder()
        self.critic = Critic(8)
        self.optimizer = optimizers.Adam(3e-4)

    @tf.function
    def learn(self, states):
        with tf.GradientTape() as tape, tf.GradientTape() as second:
            policy_loss = tf.reduce_mean(self.actor(states))
            value_loss = tf.reduce_mean(tf.square(self.critic(states)))
        gradients = tape.gradient(policy_loss, self.actor.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.actor.trainable_variables))
        gradients = second.gradient(value_loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(  # TFA903
            zip(gradients, self.critic.trainable_variables)
        )


sgd = tf.keras.optimizers.SGD(0.1)


def update(model, inputs):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(inputs))
    weights = model.trainable_weights
    sgd.apply_gradients(zip(tape.gradient(loss, weights), weights))  # TFA903


agent = ActorCritic()
first, second = encoder(), encoder()
for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 16])).batch(8):
    agent.learn(batch)
    update(first, batch)
    update(second, batch)

shared = optimizers.RMSprop(0.01)
for fold in range(5):
    model = Sequential([Input((16,)), layers.Dense(4)])
    for step in range(20):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(tf.random.normal([8, 16])))
        gradients = tape.gradient(loss, model.trainable_variables)
        shared.apply_gradients(zip(gradients, model.trainable_variables))  # TFA903


class Autoencoder:
    def __init__(self):
        self.encoder, self.decoder, self.critic = encoder(), encoder(), encoder()
        self.both = self.encoder.trainable_variables + self.decoder.trainable_variables
        self.judged = self.critic.trainable_variables + self.encoder.trainable_variables
        self.rule = optimizers.Adam(1e-4)

    @tf.function
    def learn(self, inputs):
        with tf.GradientTape() as tape, tf.GradientTape() as second:
            error = tf.reduce_mean(self.decoder(self.encoder(inputs)) - inputs)
            judged = tf.reduce_mean(self.critic(self.encoder(inputs)))
        self.rule.apply_gradients(zip(tape.gradient(error, self.both), self.both))
        gradients = second.gradient(judged, self.judged)
        self.rule.apply_gradients(zip(gradients, self.judged))  # TFA903


Autoencoder().learn(tf.zeros([4, 16]))
