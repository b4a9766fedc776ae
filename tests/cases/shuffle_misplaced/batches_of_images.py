import tensorflow as tf


def leaves(folder, size=(160, 160)):
    parts = tf.keras.utils.image_dataset_from_directory(
        folder, image_size=size, batch_size=16, validation_split=0.1, subset="both", seed=4
    )
    train_ds, val_ds = parts
    train_ds = train_ds.map(lambda x, y: (x / 255.0, y)).shuffle(1000)  # TFA308: medium
    return train_ds.prefetch(tf.data.AUTOTUNE), val_ds


train, val = leaves("leaves")
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, validation_data=val, epochs=12)
