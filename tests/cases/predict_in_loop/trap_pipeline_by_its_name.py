"""A few splits, a look at a batch, one batch in ten, and a model of another library."""

import joblib
from project.data import get_datasets, get_splits
from tensorflow.keras.models import load_model

train_ds, val_ds = get_datasets("pictures")
model = load_model("pictures.keras")
for x, y in get_splits():
    print(model.predict(x), y)
for x, y in val_ds:
    print(model.predict(x), y)
    break
for step, (x, y) in enumerate(val_ds):
    if step % 10 == 0:
        print(model.predict(x))
for x, y in val_ds.take(3):
    print(model.predict(x))
forest = joblib.load("forest.pkl")
for x, y in val_ds:
    print(forest.predict(x), y)
