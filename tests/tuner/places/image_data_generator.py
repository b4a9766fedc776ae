import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

BATCH = 20  # <- batch
train = ImageDataGenerator(rescale=1 / 255).flow_from_directory(
    "flowers", target_size=(64, 64), batch_size=BATCH, class_mode="binary"
)
model = tf.keras.Sequential(
    [tf.keras.Input((64, 64, 3)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)]
)
model.compile("adam", "binary_crossentropy")
model.fit(train, epochs=3)
