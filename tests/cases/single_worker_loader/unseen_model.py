"""Models of which only the training can be seen."""

from company.models import *
from company.train_utils import *
from tensorflow import keras


def train(args, train_gen, val_gen, classes):
    model = create_model(args, classes)
    stop = keras.callbacks.EarlyStopping(patience=3)
    model.fit(train_gen, epochs=args.epochs, validation_data=val_gen, callbacks=[stop], workers=4)  # TFA310


def go_on(model, x, y):
    model.fit(x, y, epochs=3, validation_split=0.1, use_multiprocessing=True)  # TFA310


def again(name, data, other):
    model, title = create_model(name)
    model.fit(data, epochs=3, validation_data=other, workers=4)  # TFA310
    print(title)
