import tensorflow as tf
from settings import EPOCHS

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]), epochs=EPOCHS)
