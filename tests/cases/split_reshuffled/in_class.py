import tensorflow as tf


class Data:
    def __init__(self, files, labels, count):
        self.count = count
        self.all = tf.data.Dataset.from_tensor_slices((files, labels)).shuffle(  # TFA316
            count, reshuffle_each_iteration=True  # as by default
        )

    def split(self):
        held_out = self.count // 5
        val = self.all.take(held_out)
        train = self.all.skip(held_out)
        return train.shuffle(100).batch(16), val.batch(16)


train, val = Data(files, labels, 500).split()
