import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
folder, side, images = "photos/train", 64, 48


def read(folder, images):
    return tf.keras.utils.image_dataset_from_directory(
        folder,
        image_size=(side, side),
        batch_size=images,  # TFA403
    )


with strategy.scope():
    net = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(4)])
    net.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(read(folder, images))

with strategy.scope():
    classifier = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
    classifier.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
texts = tf.keras.utils.text_dataset_from_directory(
    "texts", "inferred", "int", None, 24  # TFA403
)
classifier.fit(texts.map(lambda x, y: (tf.strings.length(x), y)))

with strategy.scope():
    table = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    table.compile("adam", "mse")
rows = tf.data.experimental.make_csv_dataset("*.csv", batch_size=20, label_name="y")  # TFA403
table.fit(rows)

# The batch that is not said is nobody's choice.
with strategy.scope():
    plain = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(4)])
    plain.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
plain.fit(tf.keras.utils.image_dataset_from_directory("photos/test"))
