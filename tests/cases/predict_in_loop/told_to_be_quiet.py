import numpy as np
import tensorflow as tf
from clips import cut


def scores_of(recording, model):
    scores = []
    for clip in cut(recording):
        out = model.predict(clip.reshape((1, clip.shape[0], clip.shape[1])), verbose=0)  # TFA204
        scores.append(tf.nn.sigmoid(out)[0, 0])
    return scores


def boxes_of(recording, model):
    boxes = []
    for clip in cut(recording):
        boxes.append(model.predict(clip[None], verbose=False))
    return np.concatenate(boxes)
