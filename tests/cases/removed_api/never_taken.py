import keras
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile(
    optimizer="adam",
    loss="mse",
    metric=["mae"],  # TFA903
    verbose=1,  # TFA903
)
model.fit(
    tf.zeros([64, 8]),
    tf.zeros([64, 1]),
    epochs=2,
    learning_rate=0.1,  # TFA903
)
inputs = keras.Input([8])
other = keras.Model(inputs, keras.layers.Dense(1)(inputs))
other.compile(keras.optimizers.Adam(), loss="mse", steps_per_epoch=4)  # TFA903
