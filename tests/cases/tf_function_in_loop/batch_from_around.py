import tensorflow as tf

scale = tf.Variable(1.0)
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)

for epoch in range(10):
    for x, y in data:
        @tf.function
        def loss_and_gradient():  # TFA602
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(y - scale * tf.reduce_sum(x, 1, keepdims=True)))
            return loss, tape.gradient(loss, scale)

        loss, gradient = loss_and_gradient()
        optimizer.apply_gradients([(gradient, scale)])


def reconstruct(x, model):
    @tf.function
    def error():  # TFA602
        return tf.reduce_mean(tf.abs(x - model(x)))

    return error()


for images in data.map(lambda x, y: x):
    print(reconstruct(images, tf.identity))
