import tensorflow as tf


class Agent:
    def __init__(self):
        self.actor = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.critic = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        models = self.actor, self.critic
        self.optimizers = {model.name: tf.keras.optimizers.SGD() for model in models}

    @tf.function
    def update(self, states, values):
        with tf.GradientTape(watch_accessed_variables=False, persistent=True) as g:
            g.watch([v.value for v in self.actor.variables + self.critic.variables])
            error = tf.square(self.critic(states) - values)
            chosen = tf.reduce_mean(self.actor(states) * tf.stop_gradient(error))
            for loss, model in ((error, self.critic), (chosen, self.actor)):
                grads = g.gradient(loss, model.trainable_variables)
                self.optimizers[model.name].apply(grads, model.trainable_variables)
        return tf.reduce_mean(error)

    @tf.function
    def both(self, states):
        with tf.GradientTape(persistent=True) as g:
            one = tf.reduce_mean(self.critic(states))
            two = tf.reduce_mean(self.actor(states))
            first = g.gradient(one, self.critic.trainable_variables)  # TFA705
            second = g.gradient(two, self.actor.trainable_variables)
            return first, second


agent = Agent()
for _ in range(3):
    agent.update(tf.ones([8, 4]), tf.ones([8, 1]))
    agent.both(tf.ones([8, 4]))
