"""What has a name may be a module, and two models are few."""

import sys

import numpy as np
import tensorflow as tf

x, y = np.zeros([64, 64, 64, 3], "float32"), np.zeros([64])
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "sparse_categorical_crossentropy")
for name in ("resnet50", "vgg16", "mobilenet_v2"):
    prepare = getattr(tf.keras.applications, name).preprocess_input
    model.fit(prepare(x), y, verbose=0)

for name in ("ResNet50", "VGG16"):
    network = getattr(tf.keras.applications, name)(weights=None, classes=10)
    network.compile("sgd", "sparse_categorical_crossentropy")
    network.fit(x, y, verbose=0)

for step in range(int(sys.argv[1])):
    rate = getattr(np, "float32" if step % 2 else "float64")(step)
    print(rate)
