import functools
import os

import cv2
import numpy as np
from tensorflow.keras.models import load_model

SIZE = 100
model = None


def classify(path):
    global model
    if model is None:
        model = load_model("pets.keras")
    image = cv2.resize(cv2.imread(path, cv2.IMREAD_GRAYSCALE), (SIZE, SIZE))
    return int(model.predict(image.reshape(-1, SIZE, SIZE, 1))[0][0])  # TFA204


for folder, _, names in os.walk("pets"):
    for name in names:
        print(name, classify(os.path.join(folder, name)))


MODELS = {}


def model_for(kind):
    if kind not in MODELS:
        MODELS[kind] = load_model(f"{kind}.keras")
    return MODELS[kind]


@functools.lru_cache
def embedder():
    return load_model("embedder.keras")


for row in np.load("rows.npy"):
    print(model_for("price").predict(row.reshape(1, -1)))  # TFA204
    print(embedder().predict(row[None]))  # TFA204


def classify_by_folder(folders):
    for folder in folders:
        for name in os.listdir(folder):
            own = load_model(os.path.join(folder, name, "own.keras"))
            image = cv2.imread(os.path.join(folder, name, "photo.png"))
            print(own.predict(image[None]))
