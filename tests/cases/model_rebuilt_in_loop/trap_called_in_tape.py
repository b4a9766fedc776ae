import tensorflow as tf
from images import content, style

network = tf.keras.applications.VGG19(include_top=False)
model = tf.keras.Model(network.input, network.get_layer("block1_conv1").output)
wanted = model(style)
image = tf.Variable(content)
optimizer = tf.keras.optimizers.Adam(0.02)
for step in range(300):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(image) - wanted) ** 2)
    optimizer.apply_gradients([(tape.gradient(loss, image), image)])
    if step % 100 == 0:
        print(tf.reduce_mean(model(image)))
