"""Who asks for a GPU has one: a number that must be given, or that something asks for."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--gpu", type=int, default=-1)
parser.add_argument("--card", type=int)
parser.add_argument("--node", type=int, required=True)
parser.add_argument("--use-gpu", action="store_true")
parser.add_argument("--index", type=int, default=0)
args = parser.parse_args()

gpus = tf.config.list_physical_devices("GPU")
if args.gpu >= 0:
    tf.config.set_visible_devices(gpus[args.gpu], "GPU")
if args.card is not None:
    tf.config.set_visible_devices(gpus[args.card], "GPU")
if args.use_gpu:
    tf.config.set_visible_devices(gpus[args.index], "GPU")
tf.config.set_visible_devices(gpus[args.node], "GPU")
