"""The batches of a loader, one call of `predict` for each."""

import numpy as np
from tensorflow import keras


class Slices(keras.utils.Sequence):
    def __init__(self, paths, batch_size):
        super().__init__()
        self.paths = paths
        self.batch_size = batch_size

    def __len__(self):
        return len(self.paths) // self.batch_size

    def __getitem__(self, index):
        part = self.paths[index * self.batch_size : (index + 1) * self.batch_size]
        volumes = np.stack([np.load(path) for path in part])
        return volumes[..., 0], volumes[..., 1]


model = keras.models.load_model("slices.keras")
held_out = Slices(find("held_out"), 8)
overlaps = []
for scans, masks in held_out:
    predicted = model.predict(scans)  # TFA204
    overlaps.append(overlap(masks, predicted))
for number in range(len(held_out)):
    scans, masks = held_out[number]
    predicted = model.predict(scans / 255, verbose=0)  # TFA204
    overlaps.append(overlap(masks, predicted > 0.5))
print(np.mean(overlaps))
