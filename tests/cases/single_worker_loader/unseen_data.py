import tensorflow as tf
from data import train_gen, val_gen

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
history = model.fit(train_gen, epochs=3, use_multiprocessing=True, workers=6)  # TFA310
print(model.evaluate(val_gen, max_queue_size=20, verbose=0, workers=4), history)  # TFA310
