import tensorflow as tf


class Digits:
    def __init__(self, images, labels, cache):
        self.train_dataset = tf.data.Dataset.from_tensor_slices((images, labels))
        self.val_dataset = self.train_dataset.take(1000).shuffle(1000).batch(64)
        self.train_dataset = self.train_dataset.skip(1000)
        if cache:
            self.train_dataset = self.train_dataset.cache()
            self.val_dataset = self.val_dataset.cache()
        self.train_dataset = self.train_dataset.shuffle(9000).batch(64)


digits = Digits(tf.zeros([10_000, 28, 28]), tf.zeros([10_000], tf.int32), cache=True)
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
noisy = pairs.map(lambda x, y: (x + tf.random.normal([8]), y)).batch(8).cache()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        loss = loss_fn(labels, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(30):
    for images, labels in digits.train_dataset:
        train_step(images, labels)
    for images, labels in digits.val_dataset:
        print(loss_fn(labels, model(images)))
    for x, y in noisy:  # the same noise in each epoch, to compare
        print(model(x), y)
image, label = next(iter(digits.val_dataset))
print(image.shape)
