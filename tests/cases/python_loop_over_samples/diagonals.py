import tensorflow as tf


def covariances(scales: tf.Tensor) -> tf.Tensor:
    return tf.map_fn(lambda row: tf.linalg.tensor_diag(tf.square(row)), scales)  # TFA205


def whitened(rows: tf.Tensor) -> tf.Tensor:
    def one(row: tf.Tensor) -> tf.Tensor:
        return tf.linalg.matvec(tf.linalg.band_part(tf.eye(3) * row, 0, -1), row)

    return tf.map_fn(one, rows)  # TFA205


def determinants(rows: tf.Tensor) -> tf.Tensor:
    return tf.map_fn(lambda row: tf.linalg.det(row), rows)  # which has no vectorised form


print(covariances(tf.ones([64, 3])), whitened(tf.ones([64, 3])), determinants(tf.ones([64, 3, 3])))
