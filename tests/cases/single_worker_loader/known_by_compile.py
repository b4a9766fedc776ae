import tensorflow as tf
from network import build, loader

try:
    model = build()
    optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.Adam())
    model.compile(loss="binary_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    data = loader()
    model.fit(data, epochs=4, workers=2)  # TFA310
    print("trained")
except Exception as error:
    print(error)
