import tensorflow as tf

cards = tf.config.list_physical_devices("GPU")
if cards:
    try:
        for card in cards:
            # The memory of the second one does not grow when TensorFlow starts: no RuntimeError.
            tf.config.experimental.set_memory_growth(card, True)  # TFA102: error
            print(len(tf.config.list_logical_devices("GPU")), "ready")
    except RuntimeError as error:
        print(error)


def prepare():
    try:
        for card in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(card, True)  # TFA102: low
            print(tf.config.list_logical_devices("GPU"))
    except (RuntimeError, ValueError) as error:
        print(error)


def limit():
    half = tf.config.LogicalDeviceConfiguration(memory_limit=4096)
    try:
        for card in tf.config.list_physical_devices("GPU"):
            tf.config.set_logical_device_configuration(card, [half, half])  # TFA102: low
            print(tf.config.list_logical_devices("GPU"))
    except RuntimeError as error:
        print(error)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
