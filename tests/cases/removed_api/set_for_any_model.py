from tensorflow.keras import backend as K


def decay(model, factor):
    K.set_value(model.optimizer.lr, 0.1 * factor)  # TFA903


def warm_up(trainer, step):
    rate = 1e-3 * min(1.0, step / 100)
    K.set_value(trainer.optimizer.learning_rate, rate)  # TFA903
