import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)

for step, (x, y) in enumerate(dataset):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    norms = [tf.norm(gradient).numpy() for gradient in gradients]  # TFA701
    for gradient, variable in zip(gradients, model.trainable_variables):
        print(variable.name, float(tf.reduce_max(gradient)))  # TFA701
    if tf.math.is_nan(loss):  # TFA701
        print("no number in step", step)
