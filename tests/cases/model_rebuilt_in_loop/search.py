import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
for units in [8, 16, 32, 64]:
    for rate in [1e-2, 1e-3, 1e-4]:
        model = tf.keras.Sequential()  # TFA704
        model.add(tf.keras.layers.Dense(units, activation="relu"))
        model.add(tf.keras.layers.Dense(1))
        model.compile(tf.keras.optimizers.Adam(rate), "mse")
        history = model.fit(x, y, verbose=0)
        print(units, rate, history.history["loss"][-1])
