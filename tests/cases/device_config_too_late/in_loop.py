import tensorflow as tf

cards = tf.config.list_physical_devices("GPU")
if cards:
    try:
        for card in cards:
            tf.config.experimental.set_memory_growth(card, True)  # TFA102: low
            print(len(tf.config.list_logical_devices("GPU")), "ready")
    except RuntimeError as error:
        print(error)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
