import numpy as np
import tensorflow as tf

images, labels = np.zeros([64, 8, 8, 3], "float32"), np.zeros([64], "int32")
types = (tf.float32, tf.int32)


def samples():
    for image, label in zip(images, labels):
        yield image, label


def only_images():
    yield from images


def fixed(image, label):
    return tf.reshape(image, [8, 8, 3]), tf.ensure_shape(label, [])


class Model(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        image, label = data
        image, label = tf.reshape(image, [-1, 8, 8, 3]), tf.reshape(label, [-1])
        with tf.GradientTape() as tape:
            loss = self.compute_loss(y=label, y_pred=self(image))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


def compiled(model):
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss)
    return model


model = compiled(
    tf.keras.Sequential([
        tf.keras.Input((8, 8, 3)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(2),
    ])
)
told = tf.data.Dataset.from_generator(samples, types, ((8, 8, 3), ()))
model.fit(told.batch(32))
# One shape with an open axis, of a single tensor; and pairs whose images have an open axis.
rows = tf.data.Dataset.from_generator(only_images, tf.float32, (None, 8, 3))
print(model.predict(rows.batch(32)))
sized = tf.data.Dataset.from_generator(
    samples,
    output_signature=(
        tf.TensorSpec(shape=(None, None, 3), dtype=tf.float32),
        tf.TensorSpec(shape=(), dtype=tf.int32),
    ),
)
model.fit(sized.batch(32))
# What stands behind tells them.
mapped = tf.data.Dataset.from_generator(samples, types).map(fixed)
model.fit(mapped.batch(32))
# `predict` takes any rank.
alone = tf.data.Dataset.from_generator(only_images, tf.float32)
print(model.predict(alone.batch(32)))
# A step of one's own may tell them.
compiled(Model()).fit(tf.data.Dataset.from_generator(samples, types).batch(32))
# A loop of one's own runs eagerly.
for image, label in tf.data.Dataset.from_generator(samples, types).batch(32):
    print(model(image), label)
