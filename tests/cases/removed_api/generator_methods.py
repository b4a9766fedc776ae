from tensorflow import keras
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def build():
    model = keras.Sequential()
    model.add(keras.layers.Conv2D(8, 3, activation="relu"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(2, activation="softmax"))
    model.compile(optimizer=keras.optimizers.SGD(lr=0.01), loss="categorical_crossentropy")  # TFA903
    return model


def main():
    batches = ImageDataGenerator().flow_from_directory("train", batch_size=16)
    model = build()
    model.fit_generator(batches, 20, 5, validation_data=batches, validation_steps=2)  # TFA903
    print(model.evaluate_generator(generator=batches, steps=2))  # TFA903
    print(model.predict_generator(batches, 2))  # TFA903
    print(model.predict_classes(batches))  # TFA903


if __name__ == "__main__":
    main()
