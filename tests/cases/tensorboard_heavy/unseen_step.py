import tensorflow as tf
from painters import Painter, load

dataset = load("photos")
painter = Painter()
writer = tf.summary.create_file_writer("logs")
with writer.as_default():
    for epoch in range(100):
        for step, batch in enumerate(dataset):
            losses = painter.train_step(batch)
            for name, loss in losses.items():
                tf.summary.scalar(name, loss, step=step)  # TFA802
            if step % 100 == 0:
                for name, loss in losses.items():
                    tf.summary.scalar(f"seldom/{name}", loss, step=step)
        tf.summary.scalar("epoch", epoch, step=epoch)
