import argparse
import os

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--no-cuda", action="store_true")
parser.add_argument("--device", default="/CPU:0")
args = parser.parse_args()
if args.no_cuda:
    os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
with tf.device(args.device):
    model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
