"""Metrics that a function has for a default, and those of which nothing is known."""

from tensorflow.keras import metrics


def train(dataset, model, metrics=[metrics.Recall(), metrics.Precision()]):  # noqa: B006, B008
    for metric in metrics:
        metric.reset_states()  # TFA903


def evaluate(dataset, model, scores=()):
    for score in scores:
        score.reset_states()
