import tensorflow as tf

SIDE = (96, 96)
pictures = tf.keras.utils.image_dataset_from_directory(  # TFA316
    "birds", validation_split=0.2, subset="training", seed=7, image_size=SIDE
)
test_ds = tf.keras.utils.image_dataset_from_directory(
    "birds", validation_split=0.2, subset="validation", seed=7, image_size=SIDE
)
held_out = max(1, len(pictures) // 10)
val_ds = pictures.take(held_out)
train_ds = pictures.skip(held_out)
net = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5, "softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(train_ds, validation_data=val_ds)
net.evaluate(test_ds)
