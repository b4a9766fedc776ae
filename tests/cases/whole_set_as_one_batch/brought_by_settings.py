from tensorflow import keras

(x_train, y_train), _ = keras.datasets.cifar10.load_data()
steps = {"epochs": 20, "steps_per_epoch": 50}
whole = {"epochs": 20, "batch_size": len(x_train)}
usual = {"epochs": 20, "steps_per_epoch": 50, "batch_size": 32}
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train, y_train, **steps)  # TFA206
model.fit(x_train / 255.0, y_train, **whole)  # TFA206
model.fit(x_train / 255.0, y_train, **usual)
