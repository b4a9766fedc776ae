import tensorflow as tf
import tensorflow_datasets as tfds


def take_apart(example):
    return tf.cast(example["image"], tf.float32) / 255.0, tf.one_hot(example["label"], 10)


ds = tfds.load("eurosat/rgb", split="train[:80%]").shuffle(1000)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", "categorical_crossentropy")
model.fit(ds.map(take_apart, num_parallel_calls=tf.data.AUTOTUNE).batch(64), epochs=5)  # TFA301
