"""Loaders whose batches have no list, or not always, or that go to a loop in sight."""

import numpy as np
from keras.utils import PyDataset


class Tuples(PyDataset):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return (np.zeros([32, 8]), np.zeros([32, 8])), np.zeros([32, 1])


class Chosen(PyDataset):
    def __init__(self, as_list=False, **kwargs):
        super().__init__(**kwargs)
        self.as_list = as_list

    def __len__(self):
        return 1

    def __getitem__(self, index):
        if self.as_list:
            return [np.zeros([32, 8]), np.zeros([32, 8])], np.zeros([32, 1])
        return (np.zeros([32, 8]), np.zeros([32, 8])), np.zeros([32, 1])


class Own:
    """No loader of Keras."""

    def __getitem__(self, index):
        return [np.zeros([32, 8]), np.zeros([32, 8])], np.zeros([32, 1])


class ForLoop(PyDataset):
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return [np.zeros([32, 8]), np.zeros([32, 8])], np.zeros([32, 1])


for inputs, labels in [ForLoop()[index] for index in range(1)]:
    print(len(inputs), labels.shape)
