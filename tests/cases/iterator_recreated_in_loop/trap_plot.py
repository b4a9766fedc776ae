import tensorflow as tf

sets = [tf.data.Dataset.range(8).batch(2), tf.data.Dataset.range(4).batch(2)]
for ds in sets:
    print(next(iter(ds)))
for _ in range(3):
    for batch in sets[0].take(1):
        print(batch)
