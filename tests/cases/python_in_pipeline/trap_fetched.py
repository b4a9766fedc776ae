import numpy as np
import requests
import tensorflow as tf

session = requests.Session()


def picture(number):
    answer = session.get(f"https://example.org/{number}.raw", timeout=9)
    return np.frombuffer(answer.content, np.uint8).reshape(32, 32, 3)


def pictures():
    for number in range(1000):
        yield picture(number), number % 2


def size(url):
    return np.float32(len(requests.get(url.decode(), timeout=9).content))


shapes = tf.TensorSpec([32, 32, 3], tf.uint8), tf.TensorSpec([], tf.int32)
net = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
net.compile("adam", "mse")
net.fit(tf.data.Dataset.from_generator(pictures, output_signature=shapes).batch(8))
urls = tf.data.Dataset.from_tensor_slices([f"https://example.org/{n}" for n in range(9)])
net.fit(urls.map(lambda url: (tf.numpy_function(size, [url], tf.float32), 1.0)).batch(8))


class Pictures:
    def __call__(self):
        for number in range(1000):
            yield picture(number), number % 2


net.fit(tf.data.Dataset.from_generator(Pictures(), output_signature=shapes).batch(8))
