"""Models from a list, and from an attribute of something out of sight, that are told by a number."""

import numpy as np


def extend(models, series, steps):
    futures = []
    for model in models:
        future = []
        for _ in range(steps):
            window = np.array(series[len(future) :] + future).reshape(1, -1, 1)
            future += model.predict(window, verbose=0).tolist()  # TFA204
        futures.append(future)
    return futures


def classify(service, images):
    return [service.network.predict(image[None], verbose=0).argmax() for image in images]  # TFA204


def vote(models, image):
    return [model.predict(image[None], verbose=0) for model in models]


def estimate(forest, rows):
    return [forest.predict(row[None]) for row in rows]
