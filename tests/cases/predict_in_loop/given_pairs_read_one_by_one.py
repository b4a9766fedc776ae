"""An inner loop reads the labels of each batch one by one: they are tensors."""

from tensorflow import keras


def scores(model, pairs):
    wrong = []
    for pair in pairs:
        guessed = model.predict(pair[0], verbose=0)  # TFA204
        for row in range(pair[1].shape[0]):
            if guessed[row].argmax() != pair[1][row].numpy():
                wrong.append(row)
    return wrong


class Wrong(keras.callbacks.Callback):
    def __init__(self, pairs):
        super().__init__()
        self.pairs = pairs

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, len(scores(self.model, self.pairs)))
