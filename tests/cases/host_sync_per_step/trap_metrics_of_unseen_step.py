"""Metrics read once an epoch, every hundredth step, by a callback's logs, and in a test."""

import tensorflow as tf
from tqdm import tqdm
from data import batches
from model import Network, test_step, train_step

network, mean = Network(), tf.keras.metrics.Mean()
for epoch in range(20):
    mean.reset_state()
    progress = tqdm(batches("train"))
    for step, (images, labels) in enumerate(progress):
        mean.update_state(train_step(network, images, labels))
        if step % 100 == 0:
            progress.set_description(f"{epoch} {mean.result():.3f}")
    print(epoch, mean.result())
    for images, labels in batches("test"):
        mean.update_state(test_step(network, images, labels))
        print(float(mean.result()))
