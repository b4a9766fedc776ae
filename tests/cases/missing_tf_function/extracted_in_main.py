"""A step in the body of the loop over batches, of which the loop goes on to use two results."""

import numpy as np
import tensorflow as tf


def main():
    rows = np.arange(512, dtype="float32").reshape(64, 8) / 512
    data = tf.data.Dataset.from_tensor_slices((rows, rows.sum(axis=1, keepdims=True)))
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    loss_fn = tf.keras.losses.MeanSquaredError()

    # Twenty epochs are enough.
    for epoch in range(20):
        total = 0.0
        for index, (x, y) in enumerate(data.batch(16)):
            # One step.
            with tf.GradientTape() as tape:  # TFA601
                predictions = model(x, training=True)
                loss = loss_fn(y, predictions)
                loss += tf.add_n([tf.nn.l2_loss(w) for w in model.trainable_variables]) * 1e-4
            grads = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(grads, model.trainable_variables))  # and the update

            total += loss.numpy() * x.shape[0]
            if index == 0:
                print(epoch, float(predictions[0, 0]))
        print("Loss", total)


if __name__ == "__main__":
    main()
