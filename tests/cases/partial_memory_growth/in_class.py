from tensorflow import config


class Trainer:
    def __init__(self):
        config.experimental.set_memory_growth(  # TFA103
            config.list_physical_devices("GPU")[0],
            True,
        )
