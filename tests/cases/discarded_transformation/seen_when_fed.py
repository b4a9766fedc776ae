"""That it is a dataset is told by the model that is fed with it, later and out of sight, too."""

import argparse

import tensorflow as tf
from company.data import get_dataset
from company.models import Tagger

args = argparse.ArgumentParser().parse_args()
dataset = get_dataset(args.files).shuffle(1000)
train_dataset = dataset.skip(100).batch(args.batch_size)
if args.steps:
    train_dataset.repeat()  # TFA315
model = Tagger(args.units)
if args.weights:
    model.load_weights(args.weights)
model.compile(optimizer=tf.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy())
model.fit(train_dataset, epochs=args.epochs, steps_per_epoch=args.steps)
