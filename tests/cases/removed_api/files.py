"""Names of files that Keras 3 does not write to, and methods that are gone."""

import os

import tensorflow as tf
from tensorflow.keras.callbacks import ModelCheckpoint

FOLDER = os.environ["OUTPUT"]
NAME = "model" + str(3) + "e"
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
model.compile(optimizer, "mse")
images = tf.keras.preprocessing.image.ImageDataGenerator().flow_from_directory("train")
x, y = images.next()  # TFA903
watch = [
    ModelCheckpoint(os.path.join(FOLDER, "weights.h5"), save_weights_only=True),  # TFA903
    ModelCheckpoint("model-{epoch:02d}", monitor="loss"),  # TFA903
]
model.fit(x, y, callbacks=watch)
print(len(optimizer.variables()))  # TFA903
for epoch in range(3):
    model.save_weights(f"{FOLDER}/weights-{epoch:02d}.h5")  # TFA903
    model.save_weights("{}/weights-{:d}.h5".format(FOLDER, epoch))  # TFA903
    model.save_weights(FOLDER + "/weights-%d.h5" % epoch)  # TFA903
    model.save_weights(f"{FOLDER}/weights{epoch + 1}.h5")  # TFA903
    model.save_weights(FOLDER + "/weights" + str(epoch) + ".h5")  # TFA903
model.save(os.path.join(FOLDER, NAME))  # TFA903
tf.keras.models.save_model(model, "saved_model")  # TFA903
model.load_weights(tf.train.latest_checkpoint(FOLDER))  # TFA903
model.save_weights("model.weights.h5", save_format="h5")  # TFA903
model.save(f"{FOLDER}/model.keras", signatures=None)  # TFA903
SIZE = (64, 48)
model.save_weights("weights_%sx%s.h5" % SIZE)  # TFA903
model.reset_states()  # TFA903
strategy = tf.distribute.MirroredStrategy()
strategy.experimental_run_v2(optimizer.get_gradients, args=(x, y))  # TFA903
tf.compat.v1.keras.backend.set_session(tf.compat.v1.Session())  # TFA903
