import gymnasium as gym
import tensorflow as tf

env = gym.make("CartPole-v1")
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
optimizer = tf.keras.optimizers.Adam()
losses = []
state, _ = env.reset()
done = False
while not done:
    with tf.GradientTape() as tape:
        values = model(state[None])
        action = int(tf.argmax(values[0]))
        state, reward, done, _, _ = env.step(action)
        loss = tf.reduce_sum(tf.square(values[0, action] - reward))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    losses.append(loss)
print(sum(losses))
