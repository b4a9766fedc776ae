import tensorflow as tf

FOLDS = 3
x, y = tf.zeros([300, 4]), tf.zeros([300])
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(300)  # TFA316
for fold in range(FOLDS):
    val = data.shard(FOLDS, fold)
    parts = [data.shard(FOLDS, other) for other in range(FOLDS) if other != fold]
    train = parts[0]
    for part in parts[1:]:
        train = train.concatenate(part)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(train.batch(20), validation_data=val.batch(20))
