import tensorflow as tf

FEATURES = {"image": tf.io.FixedLenFeature([], tf.string)}


def parse(record):
    image = tf.io.decode_jpeg(tf.io.parse_single_example(record, FEATURES)["image"])
    return tf.image.resize_with_crop_or_pad(image, 224, 224)


dataset = tf.data.TFRecordDataset("train.record").map(parse)
dataset = dataset.repeat().shuffle(5000).batch(16)  # TFA308
for batch in dataset.take(100):
    print(batch.shape)
