import argparse
import os

import keras
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--gpu", default="0")
parser.add_argument("--backend", default="tensorflow")
args = parser.parse_args()
os.environ["KERAS_BACKEND"] = args.backend  # TFA102


class Run:
    def __init__(self, gpu):
        self.steps = tf.Variable(0)
        os.environ["CUDA_VISIBLE_DEVICES"] = str(gpu)  # TFA102


run = Run(args.gpu)
