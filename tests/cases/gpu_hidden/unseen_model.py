import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # TFA104

from tensorflow import keras
import tools

print(keras.__version__)
x, y = tools.windows(6)
model = tools.initial_model(6, 6)
history = model.fit(x, y, validation_data=tools.windows(7), epochs=90)
