import tensorflow as tf
from painters import Painter, load

painter = Painter()
checkpoint = tf.train.Checkpoint(model=painter.model)
manager = tf.train.CheckpointManager(checkpoint, "checkpoints", max_to_keep=3)
for epoch in range(100):
    for batch in load("photos"):
        painter.train_step(batch)
        manager.save()  # TFA803
    manager.save()
