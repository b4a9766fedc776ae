import tensorflow as tf

# One order.
names = tf.data.Dataset.list_files("*.png", shuffle=False)
names = names.shuffle(1000, reshuffle_each_iteration=False)
train, val = names.skip(200), names.take(200)
data = tf.keras.utils.image_dataset_from_directory("images", shuffle=False)
train, val = data.skip(20), data.take(20)

# The training data is another part already; what is split is a validation set.
held_out = tf.keras.utils.image_dataset_from_directory(
    "images", validation_split=0.2, subset="validation", seed=1
)
test, val = held_out.take(5), held_out.skip(5)


def split(folder, **options):
    both = tf.keras.utils.text_dataset_from_directory(folder, **options)  # who knows
    return both.take(20), both.skip(20)


def by_choice(folder, mix):
    both = tf.keras.utils.audio_dataset_from_directory(folder, shuffle=mix)
    return both.take(20), both.skip(20)
