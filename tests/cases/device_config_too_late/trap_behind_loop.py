import tensorflow as tf

cards = tf.config.list_physical_devices("GPU")
try:
    for card in cards:
        tf.config.experimental.set_memory_growth(card, True)
    print(tf.config.list_logical_devices("GPU"))
except RuntimeError as error:
    print(error)


def measure(card):
    for card in cards:
        tf.config.experimental.set_memory_growth(card, True)
        if card.name.endswith("1"):
            print(tf.constant(1))
