from tensorflow import keras

base = keras.applications.VGG16(include_top=False, input_shape=(64, 64, 3))
top = base.layers[-1].output_shape  # TFA903
side = base.get_layer("block3_pool").output_shape[1:3]  # TFA903
model = keras.Sequential([base, keras.layers.Flatten()])
model.add(keras.layers.Dense(8))
for index, layer in enumerate(base.layers):
    print(index, layer.name, layer.output_shape)  # TFA903
loaded = keras.models.load_model("model.keras")
widths = [layer.input_shape[-1] for layer in loaded.layers]  # TFA903
model.compile("adam", "mse")
rate = model.optimizer.lr * 0.5  # TFA903
if model.optimizer.lr > 0.1:  # TFA903
    print(rate)
