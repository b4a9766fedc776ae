import tensorflow as tf

FOLDER = "images"

# The order of work of many tutorials: batches of a folder, split in three.
data = tf.keras.utils.image_dataset_from_directory(FOLDER)  # TFA316
data = data.map(lambda x, y: (x / 255, y))
train_size, val_size = int(len(data) * 0.7), int(len(data) * 0.2)
train = data.take(train_size)
val = data.skip(train_size).take(val_size)


def records(count):
    names = tf.data.Dataset.list_files("*.png", seed=1)  # TFA316
    names = names.shuffle(1000, reshuffle_each_iteration=False)  # of names that come anew
    return names.take(count).map(tf.io.read_file), names.skip(count).map(tf.io.read_file)


class Texts:
    def __init__(self, part):
        rows = tf.data.experimental.make_csv_dataset("texts.csv", 32, num_epochs=1)  # TFA316
        self.test = rows.take(2 * part).skip(part)
        self.rest = rows.take(part)
