"""One model in all iterations of loops over other things."""

import tensorflow as tf

x = tf.zeros([32, 4])
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
for scale in [1.0, 2.0, 3.0, 4.0, 5.0]:
    predict = tf.function(model)  # TFA602
    print(predict(x * scale))
for batch in tf.data.Dataset.from_tensor_slices(x).map(lambda row: model(row[None])[0]).batch(4):
    predict = tf.function(model)  # TFA602
    print(predict(tf.tile(batch, [1, 4])))
