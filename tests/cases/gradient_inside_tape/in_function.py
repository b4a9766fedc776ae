import tensorflow as tf
from tensorflow import GradientTape

optimizer = tf.keras.optimizers.SGD()


def step(model, x, y):
    with GradientTape(persistent=True) as tape:  # TFA705
        loss = tf.reduce_mean(tf.square(model(x) - y))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply(grads, model.trainable_variables)
    return loss


def main():
    model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
    for _ in range(3):
        print(step(model, tf.ones([8, 4]), tf.ones([8, 1])))


main()
