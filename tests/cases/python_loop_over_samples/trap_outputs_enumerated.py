"""What is counted by names is a list of outputs, and what NumPy holds is read in no time."""

import tensorflow as tf

LAYERS = [f"block{i}_conv1" for i in range(1, 11)]
network = tf.keras.applications.VGG19(include_top=False)
features = tf.keras.Model(network.input, [network.get_layer(name).output for name in LAYERS])
values = tf.keras.models.load_model("values.keras")


class Extractor(tf.keras.Model):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def call(self, image):
        return self.inner(image)


extractor = Extractor(features)


def distances(image, style):
    found, wanted = features(image), extractor(style)
    total = 0.0
    for i, name in enumerate(LAYERS):
        total += tf.reduce_mean((found[i] - wanted[i]) ** 2)
    return total


def of_arrays(following, actions, rewards):
    given = values(following).numpy()
    for i, action in enumerate(actions):
        rewards[i] += 0.9 * given[i, action]
    return rewards


def told_by_another(following, actions, rewards):
    given = values(following)
    for i, action in enumerate(actions):
        rewards[i] += 0.9 * given[action, 0]
    return rewards
