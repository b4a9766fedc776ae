import numpy as np
import tensorflow as tf
from models import Autoencoder


def train(states, epochs=50):
    model = Autoencoder(states.shape[1])
    dataset = tf.data.Dataset.from_tensor_slices(states.astype(np.float32)).shuffle(10000).batch(64)
    for epoch in range(epochs):
        total = reconstruction = 0.0
        for step, batch in enumerate(dataset):
            loss, parts = model.train_vae_step(batch)
            total += loss.numpy()  # TFA701
            reconstruction += parts["reconstruction"]
        print(epoch, total / (step + 1), float(reconstruction))
