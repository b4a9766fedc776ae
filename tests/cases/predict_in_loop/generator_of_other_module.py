import numpy as np
from keras.datasets import mnist
from nets import build_gan, build_generator, build_judge

(x, _), _ = mnist.load_data()
x = x / 255
judge, generator = build_judge(), build_generator()
gan = build_gan(judge, generator)

for step in range(10_000):
    real = x[np.random.randint(0, len(x), 64)]
    fake = generator.predict(np.random.uniform(-1, 1, size=[64, 100]))  # TFA204
    judge.train_on_batch(np.concatenate((real, fake)), np.repeat([1, 0], 64))
    gan.train_on_batch(np.random.uniform(-1, 1, size=[64, 100]), np.ones(64))
