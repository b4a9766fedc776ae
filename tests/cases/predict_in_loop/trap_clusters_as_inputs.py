import numpy as np
from keras import layers, models
from sklearn.cluster import KMeans

rows = np.random.normal(size=(6400, 8))
clusters = KMeans(10).fit(rows)
model = models.Sequential([layers.Input([1]), layers.Dense(1)])
model.compile("adam", "mse")

for step in range(10_000):
    at = np.random.randint(0, len(rows), 64)
    nearest = clusters.predict(rows[at])
    model.train_on_batch(nearest, rows[at, :1])
