"""Lists that live as long as one trace, a count of traces, and an eager step."""

import tensorflow as tf

traces, seen = [], []
layers = [tf.keras.layers.Dense(4) for _ in range(3)]


class Stack(tf.Module):
    @tf.function
    def features(self, x):
        self.found = []
        for layer in layers:
            x = layer(x)
            self.found.append(x)
        return self.found


@tf.function
def outputs(x):
    traces.append(1)
    made = []

    def collect(part):
        made.append(tf.tanh(part))

    for layer in layers:
        x = layer(x)
        collect(x)
    return tf.stack(made)


stack = Stack()
mean = tf.keras.metrics.Mean()
for _ in range(100):
    seen.append(outputs(tf.zeros([32, 4])))
    mean.update_state(seen[-1])
    seen.append(mean.result())
    seen.append(stack.features(tf.zeros([32, 4]))[-1])
print(len(traces))
