"""PyTorch may well compute for Keras here: the environment may say so."""

import keras
import numpy as np
from torch.utils.data import DataLoader, TensorDataset

x, y = np.zeros([64, 4], "float32"), np.zeros([64, 1], "float32")
loader = DataLoader(TensorDataset(x, y), batch_size=8)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(loader, epochs=2)
