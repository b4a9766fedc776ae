"""Of each sample, the place is taken that another tensor tells."""

import tensorflow as tf

BATCH_SIZE = 32
policy = tf.keras.Sequential([tf.keras.Input([6]), tf.keras.layers.Dense(4)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def update(states, actions, returns):
    with tf.GradientTape() as tape:
        logits = policy(states, training=True)
        loss = 0.0
        for i in range(BATCH_SIZE):  # TFA205
            loss -= tf.nn.log_softmax(logits[i])[actions[i]] * returns[i]
    variables = policy.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


def update_by_pairs(states, actions, returns):
    with tf.GradientTape() as tape:
        probabilities = tf.nn.softmax(policy(states, training=True))
        loss = 0.0
        for i in range(BATCH_SIZE):  # TFA205
            loss -= tf.math.log(probabilities[i, actions[i]]) * returns[i]
    variables = policy.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
