import tensorflow as tf

x = tf.zeros([640, 8])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
data = tf.data.Dataset.from_tensor_slices(x).batch(32)
best = 1.0
for epoch in range(100):
    for step, batch in enumerate(data):
        loss = model.train_on_batch(batch, tf.zeros([32, 1]))
        if step % 500 == 0:
            model.save_weights("model.weights.h5")
        if loss < best and step % 10 == 0:
            best = loss
            model.save_weights("best.weights.h5")
        if step % 10 == 0 and loss < best or epoch == 99:
            model.save_weights("last.weights.h5")
        if epoch % 10 == 9 and step == 0:
            model.save("tenth.keras")
        if step % 10 == 1:
            print(epoch, step, loss)
    if epoch % 10 == 0:
        model.save("model.keras")
