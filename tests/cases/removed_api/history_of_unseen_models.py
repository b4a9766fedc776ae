"""What callbacks write into a history does not depend on the model."""

import matplotlib.pyplot as plt
import tensorflow as tf
from nets import ResNet

model = ResNet(depth=20)
model.compile(tf.keras.optimizers.Adam(1e-3), loss="categorical_crossentropy", metrics=["accuracy"])
slower = tf.keras.callbacks.ReduceLROnPlateau("loss", patience=3)
if validates:
    trained = model.fit(x, y, epochs=9, callbacks=[slower], validation_data=(x, y))
else:
    trained = model.fit(x, y, epochs=9, callbacks=[slower])
plt.plot(range(9), trained.history["lr"])  # TFA903
plt.plot(range(9), trained.history["acc"])
