import tensorflow as tf
from helpers import perceptual_loss
from tqdm import trange

model = tf.keras.applications.VGG19(include_top=False, weights=None)
optimizer = tf.keras.optimizers.Adam()


def transfer(image, target, steps):
    image = tf.Variable(image)
    bar = trange(steps)
    for _ in bar:
        with tf.GradientTape() as tape:
            loss = perceptual_loss(model(image), target)
        gradient = tape.gradient(loss, image)
        optimizer.apply_gradients([(gradient, image)])
        bar.set_postfix(loss=loss.numpy())  # TFA701
        print(float(tf.sqrt(loss)))  # TFA701
    return image
