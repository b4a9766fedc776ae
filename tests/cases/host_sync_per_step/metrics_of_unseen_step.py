import tensorflow as tf
from tqdm import tqdm
from data import batches
from model import Network, dist_train_step

network, optimizer = Network(), tf.keras.optimizers.Adam()
for epoch in range(20):
    mean = tf.keras.metrics.Mean()
    progress = tqdm(batches("train"))
    for step, (images, labels) in enumerate(progress, start=1):
        loss = dist_train_step(network, optimizer, images, labels)
        mean.update_state(loss)
        progress.set_description(f"{epoch} {mean.result():.3f}")  # TFA701
    print(epoch, mean.result())
