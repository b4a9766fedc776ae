"""`apply` calls it for each row: of what an encoder out of sight makes, only the first is used."""

import pandas as pd
import tensorflow as tf
from encoding import encode

model = tf.keras.models.load_model("texts.keras")
table = pd.read_csv("texts.csv")
table["score"] = table["text"].apply(lambda text: model.predict(encode(text))[0][0])  # TFA204
table["vector"] = table["text"].apply(lambda text: model.predict(encode(text)))
