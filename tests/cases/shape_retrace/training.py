import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(100, 8), tf.keras.layers.LSTM(8), tf.keras.layers.Dense(1)
])  # fmt: skip
optimizer = tf.keras.optimizers.Adam()
texts = tf.data.Dataset.range(1, 60).map(lambda n: (tf.ones([n], tf.int32), 1.0))
dataset = texts.padded_batch(8, padded_shapes=([None], [])).prefetch(tf.data.AUTOTUNE)


@tf.function(autograph=False)  # TFA604
def step(tokens, label):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(tokens)[:, 0] - label))
    optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
    return loss


for _ in range(2):
    for tokens, label in dataset:
        step(tokens, label)
