"""Windows that are flattened behind the map, made tensors of, or gone through by hand."""

import tensorflow as tf

series = tf.range(400.0)
windows = tf.data.Dataset.from_tensor_slices(series).window(9, shift=1, drop_remainder=True)


def whole(window):
    return window.batch(9).get_single_element()


def last(window):
    return window.reduce(0.0, lambda _, x: x[-1])


flat = windows.map(lambda w: w.batch(9, drop_remainder=True)).flat_map(lambda w: w)
single = windows.map(whole)
reduced = windows.map(lambda w: w.batch(9)).map(last)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(flat.map(lambda w: (w[:-1], w[-1])).batch(8))
model.fit(single.map(lambda w: (w[:-1], w[-1])).batch(8))
model.fit(reduced.map(lambda x: (x, x)).batch(8))
for window in windows.map(lambda w: w.batch(3)):
    for batch in window:
        print(batch.numpy())
for window in windows.map(lambda w: w.batch(3)):
    print(list(window.as_numpy_iterator()))
