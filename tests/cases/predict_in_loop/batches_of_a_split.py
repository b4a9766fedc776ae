from keras.utils import image_dataset_from_directory, split_dataset
from tensorflow import keras


def evaluate(model, batches):
    found = []
    for images, labels in batches:
        found.extend(model.predict(images).argmax(axis=1) == labels)  # TFA204
    return sum(found) / len(found)


images = image_dataset_from_directory("birds", image_size=(32, 32), batch_size=None)
train, test = split_dataset(images, left_size=0.8, shuffle=True)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train.batch(64), epochs=3)
print(evaluate(model, test.batch(64)))
