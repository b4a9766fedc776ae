import tensorflow as tf

train_ds = tf.keras.utils.image_dataset_from_directory("train", image_size=(96, 96))
val_ds = tf.keras.utils.image_dataset_from_directory("val", image_size=(96, 96))
train_ds = train_ds.cache().shuffle(500).prefetch(tf.data.AUTOTUNE)  # TFA308: low
val_ds = val_ds.cache().shuffle(500).prefetch(tf.data.AUTOTUNE)
rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
rows = rows.shuffle(640).batch(32)
rows = rows.cache().shuffle(20)  # TFA308: low

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=val_ds, epochs=20)
dense = tf.keras.Sequential([tf.keras.layers.Dense(1)])
dense.compile("adam", "mse")
dense.fit(rows, epochs=20)
