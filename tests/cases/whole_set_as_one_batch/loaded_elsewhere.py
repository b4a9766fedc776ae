import tensorflow as tf
from segmentation import UNet, load

train_images, train_masks = load("images"), load("masks")
pictures, masks = load("a"), load("b")
model = UNet()
model.compile("adam", "binary_crossentropy")
model.fit(tf.data.Dataset.from_tensors((train_images, train_masks)), epochs=200)  # TFA206
model.fit(tf.data.Dataset.from_tensors((pictures, masks)), epochs=200)
steps = tf.data.Dataset.from_tensors((train_images, train_masks)).unbatch().batch(16)
model.fit(steps, epochs=200)
