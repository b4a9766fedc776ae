import tensorflow as tf

tf.data.experimental.enable_debug_mode()  # TFA506 says so
for batch in tf.data.Dataset.range(64).batch(8):
    print(batch)
