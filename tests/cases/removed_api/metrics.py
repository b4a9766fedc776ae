import tensorflow as tf

train_loss = tf.keras.metrics.Mean(name="train_loss")
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
for epoch in range(3):
    train_loss.reset_states()  # TFA903
    train_loss(float(epoch))
    accuracy.reset_states()  # TFA903
