import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([7]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


class Loader(tf.keras.utils.Sequence):
    def __init__(self, count, **options):
        super().__init__(**options)
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return np.load(f"x{index}.npy"), np.load(f"y{index}.npy")


def read(count):
    for index in range(count):
        yield np.load(f"x{index}.npy"), np.load(f"y{index}.npy")


loader = Loader(100)
for index in range(len(loader)):
    x, y = loader[index]
    model.fit(x, y, verbose=0)  # TFA703

for x, y in read(20):
    model.fit(x, y, batch_size=32)  # TFA703

for name, samples in enumerate(read(20)):
    print(name, samples[0].shape)
first, labels = next(read(1))
for learning_rate in (0.1, 0.01):
    other = tf.keras.Sequential([tf.keras.Input([7]), tf.keras.layers.Dense(1)])
    other.compile(tf.keras.optimizers.SGD(learning_rate), "mse")
    x, y = loader[0]
    other.fit(x, y)
