import tensorflow as tf

train = tf.keras.utils.image_dataset_from_directory("flowers", image_size=(64, 64))  # <- batch
model = tf.keras.Sequential(
    [tf.keras.Input((64, 64, 3)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)]
)
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train.prefetch(2), epochs=3)
