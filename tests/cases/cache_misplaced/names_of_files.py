import tensorflow as tf

paths, labels = tf.io.gfile.glob("cats/*.jpg"), [0] * 1000


def load(path, label):
    image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.resize(image, (64, 64)), label


def load_and_flip(path):
    image, label = load(path, 1)
    return tf.image.random_flip_left_right(image), label


train = tf.data.Dataset.from_tensor_slices((paths, labels)).cache()  # TFA307: medium
train = train.map(load, num_parallel_calls=tf.data.AUTOTUNE).shuffle(500).batch(32)
files = tf.data.Dataset.list_files("dogs/*.jpg", shuffle=False).cache().map(load_and_flip)  # TFA307
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train, epochs=10)
model.fit(files.batch(32), epochs=10)
