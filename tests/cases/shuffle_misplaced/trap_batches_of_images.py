import tensorflow as tf

utils = tf.keras.utils
# A few batches only.
train_ds = utils.image_dataset_from_directory("train", image_size=(96, 96)).shuffle(8)
# Samples again.
single = utils.image_dataset_from_directory("more", image_size=(96, 96)).unbatch().shuffle(900)
# Not batched, and cached: other batches in each epoch.
files = utils.image_dataset_from_directory("files", image_size=(96, 96), batch_size=None)
files = files.cache().shuffle(900).batch(32)
# One epoch.
once = utils.image_dataset_from_directory("once", image_size=(96, 96)).cache().shuffle(50)
# Only looked at.
val_ds = utils.image_dataset_from_directory("val", image_size=(96, 96)).cache().shuffle(500)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=20)
model.fit(single.batch(32), epochs=20)
model.fit(files, epochs=20)
model.fit(once)
for images, labels in val_ds.take(1):
    print(model(images), labels)
