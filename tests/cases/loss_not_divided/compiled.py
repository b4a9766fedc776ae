import tensorflow as tf
from tensorflow.keras import backend as K


def scaled_mse(y_true, y_pred):
    return K.mean(K.square(y_true - y_pred))  # TFA409


def build_model():
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss=scaled_mse)
    return model


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = build_model()
model.fit(tf.zeros([64, 4]), tf.zeros([64, 1]), batch_size=8 * strategy.num_replicas_in_sync)
