import tf_keras as keras

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(keras.optimizers.legacy.Adam(lr=1e-3), "mse", experimental_run_tf_function=False)
model.fit_generator(iter([]), steps_per_epoch=1)
