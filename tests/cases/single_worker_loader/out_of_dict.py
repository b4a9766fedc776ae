"""Arguments that moved to the data, out of a dict of settings."""

import tensorflow as tf

CONFIG = {"fit": {"epochs": 3, "workers": 4, "use_multiprocessing": True}, "predict": {"verbose": 0}}


class Numbers(tf.keras.utils.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return tf.zeros([8, 4]), tf.zeros([8, 1])


def settings():
    return {"max_queue_size": 20}


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
data = Numbers()
model.fit(data, **CONFIG["fit"])  # TFA310
model.evaluate(data, **settings())  # TFA310
model.predict(data, **CONFIG["predict"])
