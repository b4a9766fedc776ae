import json
import os
import subprocess
import sys

import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
for index in range(2):
    cluster = {"worker": ["127.0.0.1:2222", "127.0.0.1:2223"]}
    task = {"type": "worker", "index": index}
    os.environ["TF_CONFIG"] = json.dumps({"cluster": cluster, "task": task})
    subprocess.run([sys.executable, "-c", "pass"], check=True)
