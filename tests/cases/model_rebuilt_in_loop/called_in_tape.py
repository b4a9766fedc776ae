import tensorflow as tf
from images import content, style


def features(image, network, names):
    outputs = [network.get_layer(name).output for name in names]
    model = tf.keras.Model(network.input, outputs)  # one more for each step
    return model(image)


network = tf.keras.applications.VGG19(include_top=False)
wanted = features(style, network, ["block1_conv1"])
image = tf.Variable(content)
optimizer = tf.keras.optimizers.Adam(0.02)
for step in range(300):
    with tf.GradientTape() as tape:
        given = features(image, network, ["block1_conv1"])  # TFA704
        loss = tf.reduce_mean((given - wanted) ** 2)
    optimizer.apply_gradients([(tape.gradient(loss, image), image)])
