import tensorflow as tf

x, y = load()
BATCH = 32

ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.shuffle(len(x), seed=42)  # TFA316
ds = ds.map(lambda a, b: (a / 255, b)).batch(BATCH)

train_size = int(0.8 * len(ds))
val_size = int(0.1 * len(ds))
train_ds = ds.take(train_size).prefetch(1)
rest = ds.skip(train_size)
val_ds = rest.take(val_size)
test_ds = rest.skip(val_size)
model.fit(train_ds, validation_data=val_ds, epochs=10)
