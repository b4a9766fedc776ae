import tensorflow as tf


class Keep(tf.keras.callbacks.Callback):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def on_epoch_end(self, epoch, logs=None):
        self.model.save_weights(self.folder + "/after_" + str(epoch) + ".h5")  # TFA903
        self.model.save_weights(f"{self.folder}/after_{epoch}.h5")  # TFA903
        self.model.save_weights(self.folder + ".h5")  # the folder may end in `.weights`
        self.model.save_weights(f"{self.folder}/after_{epoch}.weights.h5")
