import functools

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64]))).batch(16)


def evaluate(model, data):
    accuracy = tf.keras.metrics.SparseCategoricalAccuracy(name="accuracy")

    @tf.function
    def step(x, y):  # TFA602
        accuracy.update_state(y, model(x, training=False))

    for x, y in data:
        step(x, y)
    return accuracy.result()


for epoch in range(20):
    print(evaluate(model, data))

for epoch in range(20):
    mean = tf.keras.metrics.Mean()

    @tf.function
    def score(x):  # TFA602
        mean.update_state(model(x))

    for x, _ in data:
        score(x)
    print(mean.result())


def forward(net, scale, x):
    return net(x) * scale


def traced(function):
    return tf.function(function, reduce_retracing=True)  # TFA602


for epoch in range(20):
    predict = traced(functools.partial(forward, model, scale=2.0))
    outputs = [predict(x=x) for x, _ in data]
