"""Nobody knows which file is imported, or its class is no model."""

import argparse
import importlib

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="translator_of_texts")
args = parser.parse_args()
translator = importlib.import_module(args.model + "_again").Translator(100)
average = __import__("averages").average
print(translator(tf.zeros([4, 8]), tf.zeros([4, 8]), True))
print(average(tf.zeros([4, 8]), tf.zeros([4, 8]), True))
