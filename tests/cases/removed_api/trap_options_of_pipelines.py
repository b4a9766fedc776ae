"""Options that are there, those of other things, and one that is set only where it is there."""

import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = True
options.autotune.ram_budget = 2 << 30
options.experimental_optimization.map_and_batch_fusion = True
options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA
options.experimental_threading.private_threadpool_size = 8
options.experimental_slack = True
if hasattr(options.experimental_optimization, "autotune"):
    options.experimental_optimization.autotune = True
try:
    options.experimental_optimization.map_vectorization.enabled = True
except AttributeError:
    pass


class Settings:
    pass


settings = Settings()
settings.experimental_autotune = True
settings.experimental_stats = True
