import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 32, "Images in a batch.")


def parse(serialized):
    image = tf.io.decode_jpeg(serialized, channels=3)
    return tf.image.random_crop(image, (200, 200, 3))


def input_fn(files):
    ds = tf.data.TFRecordDataset(files, num_parallel_reads=tf.data.AUTOTUNE)
    ds = ds.map(parse)  # TFA302
    return ds.batch(FLAGS.batch_size)


def main(argv):
    for images in input_fn(argv[1:]):
        print(images.shape)


if __name__ == "__main__":
    app.run(main)
