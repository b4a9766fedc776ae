import tensorflow as tf


def train_step(model, optimizer, x, y):  # TFA601
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def main():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.01)
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
    for epoch in range(5):
        for x, y in data:
            loss = train_step(model, optimizer, x, y)
        print("epoch", epoch, "loss", float(loss))


if __name__ == "__main__":
    main()
