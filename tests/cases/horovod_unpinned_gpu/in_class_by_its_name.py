import tensorflow as tf
from tensorflow import keras
import horovod.tensorflow.keras as hvd


class HorovodTrainer(object):
    def __init__(self, epochs):
        hvd.init()  # TFA408
        self.epochs = epochs
        self.model = self._build()

    def _build(self):
        m = keras.applications.ResNet50(weights=None)
        opt = keras.optimizers.SGD(0.0125 * hvd.size(), momentum=0.9)
        opt = hvd.DistributedOptimizer(opt)
        m.compile(optimizer=opt, loss="categorical_crossentropy", metrics=["accuracy"])
        return m

    def train(self, ds):
        cbs = [hvd.callbacks.BroadcastGlobalVariablesCallback(0), hvd.callbacks.MetricAverageCallback()]
        if hvd.rank() == 0:
            cbs.append(keras.callbacks.ModelCheckpoint("./ck-{epoch}.keras"))
        self.model.fit(ds, epochs=self.epochs, callbacks=cbs, verbose=1 if hvd.rank() == 0 else 0)


if __name__ == "__main__":
    ds = keras.utils.image_dataset_from_directory("train", label_mode="categorical", image_size=(224, 224))
    HorovodTrainer(90).train(ds)
