import numpy as np
import tensorflow as tf

decoder = tf.keras.Sequential([tf.keras.Input([100]), tf.keras.layers.Dense(784)])
decoder.compile("adam", "mse")

for page in range(5):
    print(decoder.predict(np.random.normal(0, 1, size=(25, 100))).mean())

for part in range(100):
    many = np.random.normal(0, 1, size=(10_000, 100))
    np.save(f"part{part}.npy", decoder.predict(many))

fixed = np.random.normal(0, 1, size=(25, 100))
for epoch in range(100):
    decoder.fit(np.load("noise.npy"), np.load("images.npy"))
    print(decoder.predict(fixed).mean())
    if epoch % 10 == 0:
        print(decoder.predict(np.random.normal(0, 1, size=(25, 100))).mean())

for step in range(10_000):
    noise = np.random.normal(0, 1, size=(64, 100))
    decoder.train_on_batch(noise, np.ones((64, 784)))
    if step % 500 == 0:
        print(decoder.predict(np.zeros((25, 100))).mean())
