import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.keras.utils.image_dataset_from_directory("images"))
model.fit(tf.data.experimental.make_csv_dataset("a.csv", 32, label_name="y"))
model.fit(tf.data.Dataset.from_tensors((tf.zeros([8, 3]), tf.zeros([8, 1]))))
