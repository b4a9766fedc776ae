import tensorflow as tf
import tensorflow_datasets as tfds

BATCH_SIZE = 128  # <- batch


def prepare(ds, training):
    ds = ds.map(lambda i, l: (tf.cast(i, tf.float32) / 255, l), num_parallel_calls=tf.data.AUTOTUNE)
    if training:
        ds = ds.shuffle(1000)
    return ds.batch(BATCH_SIZE).prefetch(tf.data.AUTOTUNE)


(train, test), info = tfds.load("mnist", split=["train", "test"], as_supervised=True, with_info=True)
model = tf.keras.Sequential(
    [tf.keras.Input((28, 28, 1)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)]
)
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(prepare(train, True), validation_data=prepare(test, False), epochs=6)
