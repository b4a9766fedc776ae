"""What Keras 3 saves has no signatures, and asks for no options of a SavedModel."""

import tensorflow as tf


class Serving(tf.keras.Model):
    @tf.function(input_signature=[tf.TensorSpec([], tf.string)])
    def serving(self, record):
        return tf.io.decode_raw(record, tf.uint8)


def export(model, path):
    tf.keras.models.save_model(
        model,
        path,
        overwrite=True,
        signatures={"serving": model.serving},  # TFA903
        options=tf.saved_model.SaveOptions(),  # TFA903
    )
    tf.saved_model.save(model, path, signatures={"serving": model.serving})
