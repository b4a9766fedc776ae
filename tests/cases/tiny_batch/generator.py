# keras: 2
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Conv2D, Dense, Flatten
from tensorflow.keras.preprocessing.image import ImageDataGenerator

flow = ImageDataGenerator(rescale=1 / 255).flow_from_directory(
    "data/train",
    target_size=(150, 150),
    batch_size=2,  # TFA203
)
model = Sequential([Conv2D(8, 3), Flatten(), Dense(2)])
model.compile("adam", "categorical_crossentropy")
model.fit(flow, epochs=5)
