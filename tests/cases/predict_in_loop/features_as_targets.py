import numpy as np
from keras import Input, Model
from pictures import sample_pictures
from nets import build_features, build_generator, build_judge

features = build_features()
features.compile(loss="mse", optimizer="adam")
judge = build_judge()
judge.compile(loss="mse", optimizer="adam")
generator = build_generator()

small, large = Input([32, 32, 3]), Input([128, 128, 3])
enlarged = generator(small)
both = Model([small, large], [judge(enlarged), features(enlarged)])
both.compile(loss=["binary_crossentropy", "mse"], optimizer="adam")

for step in range(10_000):
    high, low = sample_pictures()
    real = np.ones((len(high), 1))
    wanted = features.predict(high)  # TFA204
    judge.train_on_batch(high, real)
    both.train_on_batch([low, high], [real, wanted])
