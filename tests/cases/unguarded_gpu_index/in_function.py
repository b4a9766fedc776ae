import tensorflow as tf


def main(number=1):
    gpus = tf.config.list_physical_devices("GPU")
    tf.config.set_visible_devices([gpus[0]], "GPU")  # TFA105
    print("using", gpus[number])  # TFA105


if __name__ == "__main__":
    main()
