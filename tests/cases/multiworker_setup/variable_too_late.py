import json
import os

import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
cluster = {"worker": ["10.0.0.1:2222", "10.0.0.2:2222"]}
os.environ["TF_CONFIG"] = json.dumps({"cluster": cluster, "task": {"type": "worker", "index": 0}})  # TFA406
print(strategy.num_replicas_in_sync)
