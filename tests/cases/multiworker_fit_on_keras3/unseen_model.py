"""A model from another module, compiled there: what the scope makes is trained for epochs."""

import tensorflow as tf
from company.nets import build_and_compile, load_rows

strategy = tf.distribute.MultiWorkerMirroredStrategy()
x, y = load_rows()
with strategy.scope():
    model = build_and_compile()
model.fit(x, y, batch_size=64, epochs=3)  # TFA407
