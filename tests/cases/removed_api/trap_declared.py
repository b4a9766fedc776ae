"""Annotations that name classes of others, of the script's own, or of several kinds."""

from __future__ import annotations

import tensorflow as tf
import torchmetrics
from torch.optim import Optimizer


class Model:
    def fit_generator(self, data):
        self.data = data

    def reset_states(self):
        self.data = None


def train(
    model: Model,
    optimizer: Optimizer,
    mean: torchmetrics.Metric,
    either: tf.keras.metrics.Mean | torchmetrics.Metric,
    several: list[tf.keras.metrics.Mean],
):
    model.fit_generator([])
    model.reset_states()
    print(optimizer.lr)
    mean.reset_states()
    either.reset_states()
    several.reset_states()
