import os

import tensorflow as tf

FOLDER = "saved_models"


def restored(name):
    path = os.path.join(FOLDER, "classifier")
    return tf.keras.models.load_model(path)  # TFA903


model = tf.keras.models.load_model("saved_model/my_model")  # TFA903
print(model.predict(tf.zeros([1, 2])), restored("a"))
