"""A part of a network that was there before is made anew for each picture."""

import glob

import numpy as np
import tensorflow as tf

network = tf.keras.models.load_model("network.keras")
STYLE = ["block1_conv1", "block2_conv1", "block3_conv1"]
CONTENT = ["block5_conv2"]


def heatmap(picture, model, layer="block5_conv3"):
    seen = tf.keras.Model([model.inputs], [model.get_layer(layer).output, model.output])
    with tf.GradientTape() as tape:
        features, scores = seen(picture)
        score = tf.reduce_max(scores)
    return (features * tape.gradient(score, features)).numpy()


def features_of(picture, model, names):
    part = tf.keras.Model(model.input, [model.get_layer(name).output for name in names])
    return part(picture)


for path in glob.glob("test/*.npy"):
    np.save(path + ".map", heatmap(np.load(path), network))  # TFA704
for path in glob.glob("train/*.npy"):
    middle = tf.keras.Model(inputs=network.input, outputs=network.layers[-2].output)  # TFA704
    np.save(path + ".features", middle.predict(np.load(path)))

picture = tf.Variable(np.load("picture.npy"))
wanted = features_of(tf.constant(np.load("style.npy")), network, STYLE)
optimizer = tf.keras.optimizers.Adam(0.02)
for step in range(100):
    with tf.GradientTape() as tape:
        found = features_of(picture, network, CONTENT + STYLE)  # TFA704
        loss = tf.add_n([tf.reduce_mean((a - b) ** 2) for a, b in zip(found[1:], wanted)])
    optimizer.apply_gradients([(tape.gradient(loss, picture), picture)])
