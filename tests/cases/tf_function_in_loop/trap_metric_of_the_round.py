"""Another metric, another model, or another number in each round: another trace."""

import functools

import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64]))).batch(16)
models = [tf.keras.Sequential([tf.keras.layers.Dense(10)]) for _ in range(5)]


def evaluate(model, k):
    accuracy = tf.keras.metrics.SparseTopKCategoricalAccuracy(k)

    @tf.function
    def step(x, y):
        accuracy.update_state(y, model(x, training=False))

    for x, y in data:
        step(x, y)
    return accuracy.result()


def forward(net, scale, x):
    return net(x) * scale


for k in (1, 2, 3, 5, 8):
    evaluate(models[0], k)
for model in models:
    evaluate(model, 1)
    predict = tf.function(functools.partial(forward, model, 2.0))
    outputs = [predict(x) for x, _ in data]
for power in range(10):
    predict = tf.function(functools.partial(forward, models[0], scale=2.0**power))
    outputs = [predict(x=x) for x, _ in data]
