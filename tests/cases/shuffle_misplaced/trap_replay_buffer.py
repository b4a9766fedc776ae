import numpy as np
import tensorflow as tf
from replay import ReplayBuffer

buffer = ReplayBuffer(1000)
samples = buffer.sample(640)
inputs = np.concatenate([samples["obs"], samples["act"]], axis=1)
for x in tf.data.Dataset.from_tensor_slices(inputs).batch(64).shuffle(100):
    print(x.shape)
