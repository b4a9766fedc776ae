import tf_keras as keras
import tensorflow as tf
from scipy import optimize

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam()


@tf.function
def step():
    optimizer.minimize(
        lambda: tf.reduce_mean(tf.square(y - model(x))), var_list=model.trainable_variables
    )


for _ in range(100):
    step()

for start in range(100):
    optimize.minimize(lambda weight: weight**2, start)

optimizer.minimize(lambda: tf.reduce_sum(model(x)), var_list=model.trainable_variables)
