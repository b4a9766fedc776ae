import tensorflow as tf

BATCH = 32
strategy = tf.distribute.MirroredStrategy()
maker = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255, validation_split=0.1)
images = maker.flow_from_directory("train", batch_size=BATCH, subset="training")  # TFA403
held_out = maker.flow_from_directory("train", batch_size=BATCH, subset="validation")
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(images, validation_data=held_out, epochs=3)
