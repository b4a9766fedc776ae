"""Images that a table names: all of its rows, and one list of what the loader found."""

import os

import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras.applications import Xception
from tensorflow.keras.preprocessing.image import ImageDataGenerator

FAST = False
batch_size = 16
df = pd.DataFrame({"filename": os.listdir("train"), "category": "cat"})
train_df, valid_df = train_test_split(df, test_size=0.2)
train_df = train_df.reset_index(drop=True)
total_train = train_df.shape[0]

flow = ImageDataGenerator(rotation_range=15, rescale=1 / 255).flow_from_dataframe(
    train_df, "train", x_col="filename", y_col="category", batch_size=batch_size
)
model = Xception(weights=None, classes=2)
model.compile("rmsprop", "categorical_crossentropy")
epochs = 3 if FAST else 50
model.fit(
    flow,
    epochs=epochs,
    steps_per_epoch=total_train // batch_size,  # TFA207
)
model.fit(flow, epochs=9, steps_per_epoch=len(train_df) // 16)  # TFA207
model.fit(flow, epochs=9, steps_per_epoch=len(flow.filenames) // batch_size)  # TFA207
