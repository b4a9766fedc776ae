import tensorflow as tf


class Pair(tf.keras.Model):
    def compile(self, first, second, verbose=0):
        super().compile()
        self.first, self.second = first, second
        print("compiled" if verbose else "")


pair = Pair()
pair.compile("adam", "sgd", verbose=1)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile(
    optimizer="adam",
    loss="mse",
    loss_weights=None,
    metrics=["mae"],
    weighted_metrics=["mae"],
    run_eagerly=False,
    steps_per_execution=1,
    jit_compile="auto",
    auto_scale_loss=True,
)
model.fit(
    x=tf.zeros([64, 8]),
    y=tf.zeros([64, 1]),
    batch_size=32,
    epochs=2,
    verbose=2,
    callbacks=[],
    validation_split=0.0,
    validation_data=None,
    shuffle=True,
    initial_epoch=0,
    validation_batch_size=None,
    validation_freq=1,
)
