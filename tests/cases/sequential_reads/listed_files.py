"""Lists of files that are surely several, however they are made."""
import glob
import os
import pathlib

import tensorflow as tf
from sklearn.model_selection import train_test_split

DATA = "/data"
FEATURES = {"x": tf.io.FixedLenFeature([8], tf.float32)}


def read(files):
    dataset = tf.data.TFRecordDataset(files)  # TFA303
    return dataset.map(lambda r: tf.io.parse_single_example(r, FEATURES)["x"]).shuffle(99).batch(8)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
files = [os.path.join(DATA, x) for x in os.listdir(DATA) if "part-r-" in x and x[0] != "."]
model.fit(read(files))
b = tf.data.TFRecordDataset(sorted(glob.glob(DATA + "/*.tfrecord")))  # TFA303
c = tf.data.TFRecordDataset([str(p) for p in pathlib.Path(DATA).glob("*.tfrecord")])  # TFA303
d = tf.data.TFRecordDataset([f"{DATA}/{i}-of-16.tfrecord" for i in range(16)])  # TFA303
train, _ = train_test_split(tf.io.gfile.glob(DATA + "/a*") + tf.io.gfile.glob(DATA + "/b*"))
e = tf.data.TFRecordDataset(train)  # TFA303
f = tf.data.TFRecordDataset(tf.io.gfile.glob(DATA + "/*.tfrecord")[10:])  # TFA303
for dataset in (b, c, d, e, f):
    model.fit(dataset.map(lambda r: tf.io.parse_single_example(r, FEATURES)["x"]).batch(8))
