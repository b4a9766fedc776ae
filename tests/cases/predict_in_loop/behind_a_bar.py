"""What a progress bar goes through, with numbers and without."""

import numpy as np
from project.data import get_datasets
from tensorflow.keras.models import load_model
from tqdm.auto import tqdm

train_ds, val_ds = get_datasets("pictures")
model = load_model("pictures.keras")
found = []
for x, y in tqdm(val_ds, desc="validation"):
    found.extend(np.argmax(model.predict(x), 1))  # TFA204
for number, (x, y) in enumerate(tqdm(iterable=val_ds)):
    found.extend(np.argmax(model.predict(x), 1))  # TFA204
for number, (x, y) in tqdm(enumerate(val_ds)):
    found.extend(np.argmax(model.predict(x), 1))  # TFA204
