"""The step comes from a module out of sight; what TensorFlow computes of its losses is a tensor."""

import tensorflow as tf
from trainers import compile_test, compile_train


def fit(model, train_ds: tf.data.Dataset, optimizer, logger, epochs):
    train_step = compile_train(model, optimizer)
    for _ in range(epochs):
        for number, (images, labels) in enumerate(train_ds):
            losses, logits = train_step((images, labels))
            loss = tf.reduce_mean(losses)
            logger.log({"loss": float(loss)}, step=number)  # TFA701


def fit_and_tell_rarely(model, train_ds: tf.data.Dataset, optimizer, logger, epochs):
    train_step = compile_train(model, optimizer)
    for _ in range(epochs):
        for number, (images, labels) in enumerate(train_ds):
            losses, logits = train_step((images, labels))
            if number % 100 == 0:
                logger.log({"loss": float(tf.reduce_mean(losses))}, step=number)


def fit_with_numbers(model, train_ds: tf.data.Dataset, optimizer, logger, epochs):
    train_step = compile_train(model, optimizer)
    for _ in range(epochs):
        for number, batch in enumerate(train_ds):
            loss = train_step(batch)  # may be a number of Python already
            logger.log({"loss": float(loss)}, step=number)


def evaluate(model, test_ds: tf.data.Dataset, logger):
    test_step = compile_test(model)
    for number, batch in enumerate(test_ds):
        losses = test_step(batch)
        logger.log({"loss": float(tf.reduce_mean(losses))}, step=number)
