import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

for x in data:
    delta = tf.Variable(tf.zeros_like(x))

    @tf.function
    def attack(rate):
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(model(x + delta))
        delta.assign_sub(rate * tape.gradient(loss, delta))

    for _ in range(40):
        attack(tf.constant(0.1))
