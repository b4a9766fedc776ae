import json
import os

import tensorflow as tf

CLUSTER = {"worker": ["127.0.0.1:2222"]}
os.environ["TF_CONFIG"] = json.dumps({"cluster": CLUSTER, "task": {"type": "worker", "index": 0}})
strategy = tf.distribute.MultiWorkerMirroredStrategy()
os.environ["TF_CONFIG"] = ""
