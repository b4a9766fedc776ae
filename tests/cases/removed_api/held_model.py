import horovod.keras as hvd
from keras.optimizers import SGD
from speech.network import Network

hvd.init()
network = Network(units=200)
model = network.ctc_model
model.compile(loss={"ctc": lambda y_true, y_pred: y_pred}, optimizer=hvd.DistributedOptimizer(SGD(0.1)))
model.fit_generator(network.batches(), steps_per_epoch=100, epochs=5)  # TFA903
network.ctc_model.save_weights("speech.h5")  # TFA903
