import tensorflow as tf
from games import Maze

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
optimizer = tf.keras.optimizers.Adam()
maze = Maze()


@tf.function
def train_step(states, gains):
    with tf.GradientTape() as tape:
        values = model(states, training=True)
        loss = tf.reduce_mean(tf.square(values - gains))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return values


for game in range(1000):
    maze.reset()
    states, gains = maze.play()
    maze.go(train_step(states, gains).numpy().argmax())
