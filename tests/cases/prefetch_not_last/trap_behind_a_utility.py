import tensorflow as tf
from tensorflow import keras

texts = keras.utils.text_dataset_from_directory("reviews")
vectorize = keras.layers.TextVectorization(output_sequence_length=20)
vectorize.adapt(texts.map(lambda text, label: text))

images = keras.utils.image_dataset_from_directory("images", image_size=(64, 64))
for batch, labels in images.map(lambda x, y: (x / 255, y)).take(1):
    print(batch.shape, labels)

ready = images.map(lambda x, y: (x / 255, y)).prefetch(tf.data.AUTOTUNE)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(4)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(ready.take(10))
model.fit(images.repeat(2))


def prepare(path, training=False):
    dataset = keras.utils.image_dataset_from_directory(path, image_size=(64, 64))
    dataset = dataset.map(lambda x, y: (x / 255, y))
    if training:
        dataset = dataset.shuffle(8)
    return dataset.prefetch(tf.data.AUTOTUNE)


model.fit(prepare("train", training=True), validation_data=prepare("val"))

# The audio utility batches behind its prefetch.
sounds = keras.utils.audio_dataset_from_directory("sounds").map(lambda x, y: (x / 2, y))
model.fit(sounds)

# Samples are asked for, and batched here.
samples = keras.utils.image_dataset_from_directory("images", batch_size=None)
model.fit(samples.shuffle(1000).batch(16))
