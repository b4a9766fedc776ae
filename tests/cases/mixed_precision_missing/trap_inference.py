import tensorflow as tf

model = tf.keras.applications.ResNet50(weights=None)
print(model.predict(tf.zeros([1, 224, 224, 3])).argmax())
