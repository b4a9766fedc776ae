import tensorflow as tf

generator = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
train = generator.flow_from_directory("flowers", target_size=(64, 64))  # <- batch
model = tf.keras.Sequential(
    [tf.keras.Input((64, 64, 3)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)]
)
model.compile("adam", "categorical_crossentropy")
model.fit(train, epochs=3)
