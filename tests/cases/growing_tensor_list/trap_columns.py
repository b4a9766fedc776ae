import numpy as np


def scaled(table, scalers):
    result = np.empty([len(table), 0])
    for i in range(table.shape[1]):
        result = np.hstack([result, scalers[i].transform(table[:, i : i + 1])])
    return result
