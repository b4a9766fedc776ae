import tensorflow as tf
from networks import Classifier, Encoder, Head, network

encoder = Encoder()
# It has the encoder in it, so that the optimizer knows all variables by then.
classifier = Classifier(encoder)
inputs = tf.keras.Input([64, 64, 3])
known = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(encoder(inputs)))
# A function may keep what it made.
first, again = network(), network()
frozen = Head()
frozen.trainable = False
optimizer = tf.keras.optimizers.Adam(1e-4)
second_optimizer = tf.keras.optimizers.Adam(1e-4)
third_optimizer = tf.keras.optimizers.Adam(1e-4)


@tf.function
def step(images):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(classifier(images))
        same = tf.reduce_mean(encoder(images))
        whole = tf.reduce_mean(known(images))
        one = tf.reduce_mean(first(images))
        two = tf.reduce_mean(again(images))
        head = tf.reduce_mean(frozen(images))
    optimizer.apply_gradients(zip(tape.gradient(loss, classifier.trainable_variables),
                                  classifier.trainable_variables))
    optimizer.apply_gradients(zip(tape.gradient(same, encoder.trainable_variables),
                                  encoder.trainable_variables))
    second_optimizer.apply_gradients(zip(tape.gradient(whole, known.trainable_variables),
                                         known.trainable_variables))
    second_optimizer.apply_gradients(zip(tape.gradient(same, encoder.trainable_variables),
                                         encoder.trainable_variables))
    third_optimizer.apply_gradients(zip(tape.gradient(one, first.trainable_variables),
                                        first.trainable_variables))
    third_optimizer.apply_gradients(zip(tape.gradient(two, again.trainable_variables),
                                        again.trainable_variables))
    third_optimizer.apply_gradients(zip(tape.gradient(head, frozen.trainable_variables),
                                        frozen.trainable_variables))


for batch in tf.data.Dataset.from_tensor_slices(tf.zeros([64, 64, 64, 3])).batch(8):
    step(batch)
