import tensorflow as tf
import tensorflow_datasets as tfds

EPOCHS = 5

pictures = tfds.load("oxford_flowers102", split="train", as_supervised=True)
pictures = pictures.map(lambda image, label: (tf.image.resize(image, (96, 96)), label)).batch(64)

devices = tf.config.list_physical_devices("GPU")
if devices:
    try:
        tf.config.set_logical_device_configuration(  # TFA102
            devices[0], [tf.config.LogicalDeviceConfiguration(memory_limit=6000)]
        )
    except RuntimeError as error:
        print(error)

network = tf.keras.applications.MobileNetV2(weights=None, input_shape=(96, 96, 3), classes=102)
network.compile("adam", "sparse_categorical_crossentropy")
network.fit(pictures, epochs=EPOCHS)
