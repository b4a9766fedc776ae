import numpy as np
from keras import Input, Model
from pictures import all_pictures
from nets import build_features, build_generator

features = build_features()
features.compile(loss="mse", optimizer="adam")
generator = build_generator()
small = Input([32, 32, 3])
both = Model(small, features(generator(small)))
both.compile(loss="mse", optimizer="adam")

high, low = all_pictures()
wanted = features.predict(high)
for step in range(10_000):
    at = np.random.randint(0, len(high), 16)
    both.train_on_batch(low[at], wanted[at])
    if step % 500 == 0:
        shown = features.predict(high)
        print(shown.mean())
