"""A model of another file that is trained by hand: its weights are saved as only Keras does."""

import tensorflow as tf
from networks import Small, Wide
from settings import FOLDER, SIZE

model = Small() if SIZE < 64 else Wide()
optimizer = tf.keras.optimizers.Adam(1e-3)
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


@tf.function
def step(images, labels):
    with tf.GradientTape() as tape:
        loss = loss_of(labels, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def train(dataset):
    for images, labels in dataset:
        step(images, labels)
    model.save_weights(filepath=FOLDER, save_format="tf")  # TFA903
    model.save_weights("best.h5")  # TFA903
    for step, _ in enumerate(dataset):
        step += 1
        model.save_weights(f"best{step // 100}.h5")  # TFA903
        model.save_weights(f"best{step // 100}.weights.h5")


def keep(trainer, others):
    trainer.teacher.save_weights("teacher.h5", overwrite=True)  # TFA903
    others.save_weights("others.h5")
