# gpus: 2
"""The training method of Keras 2 for generators."""

from tf_keras.applications import ResNet50
from tf_keras.preprocessing.image import ImageDataGenerator

images = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pictures", batch_size=16)
model = ResNet50(weights=None, classes=2)
model.compile("sgd", "categorical_crossentropy")
model.fit_generator(images, epochs=2, workers=4)  # TFA401
