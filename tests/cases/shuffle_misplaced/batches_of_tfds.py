import tensorflow as tf
import tensorflow_datasets as tfds

(train, test), info = tfds.load(
    "mnist", split=["train", "test"], batch_size=32, as_supervised=True, with_info=True
)
train = train.shuffle(1000)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, epochs=5, validation_data=test)

sets = tfds.load("monet", batch_size=16)
photos = sets["photo"].map(lambda x: tf.cast(x["image"], tf.float32) / 255.0)
photos = photos.shuffle(500)  # TFA308
model.fit(tf.data.Dataset.zip((photos, photos)), epochs=5)
