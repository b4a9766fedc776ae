"""`__init__` leaves empty lists; methods fill them, one after another, and with other names."""

import tensorflow as tf
from project import build


class Sounds:
    def __init__(self):
        self.train_ds = []
        self.spectra = []
        self.shown = {}

    def fit(self):
        model = build(self.class_names)
        model.fit(self.spectra, validation_data=self.val_ds, epochs=10)

    def prepare(self):
        train_ds = self.train_ds.map(lambda sound, label: (tf.squeeze(sound, -1), label))
        val_ds = self.val_ds
        self.spectra = train_ds.cache().prefetch(1)  # TFA307
        return val_ds

    def load(self, folder):
        self.train_ds, rest = tf.keras.utils.audio_dataset_from_directory(
            folder, validation_split=0.2, seed=0, subset="both"
        )
        self.val_ds = rest.shard(num_shards=2, index=0)
        self.class_names = self.train_ds.class_names
