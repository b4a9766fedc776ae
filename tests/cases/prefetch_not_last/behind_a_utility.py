import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.utils import image_dataset_from_directory


def folder(path, shuffle):
    return image_dataset_from_directory(path, image_size=(64, 64), batch_size=16, shuffle=shuffle)


def halve(images, labels):
    return images / 2, labels


rescale = keras.layers.Rescaling(1 / 255)
train_ds = folder("train", True)
train_ds = train_ds.map(lambda images, labels: (rescale(images), labels))  # TFA305
val_ds = folder("val", False).map(halve, num_parallel_calls=tf.data.AUTOTUNE)  # TFA305
test_ds = folder("test", False)
test_ds = test_ds.map(halve).cache()  # TFA305
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(4)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=val_ds, epochs=5)
model.evaluate(test_ds)

texts = keras.utils.text_dataset_from_directory("reviews")
lower = texts.map(lambda text, label: (tf.strings.lower(text), label))  # TFA305
for text, label in lower:
    print(text, label)
