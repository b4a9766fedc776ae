"""No class of somebody's own is an array: the object that has the labels, too, gives batches."""

import tensorflow as tf
from company.data import (
    DataGenerator,
    SegmentationDataset,
    create_generator_of_photos,
    get_generators,
)
from company.nets import build

model = build()
model.compile(optimizer="adam", loss="mse")
model.fit(DataGenerator("train"), validation_data=DataGenerator("held_out"), batch_size=32)  # TFA202
train, held_out = get_generators("pictures", 32)
model.fit(train, batch_size=32, epochs=3)  # TFA202
model.evaluate(x=held_out, batch_size=32)  # TFA202
model.fit(SegmentationDataset("roads", batch_size=5), batch_size=5, epochs=2)  # TFA202
photos = create_generator_of_photos("photos", batch_size=8)
model.fit(photos, batch_size=8, epochs=2)  # TFA202
print(tf.__version__)


def tune(data):
    model.fit(data.shuffle(1000).batch(16), batch_size=16, epochs=2)  # TFA202
