import tensorflow as tf
from tensorflow.keras.applications.efficientnet import EfficientNetB3

big = EfficientNetB3(weights=None, drop_connect_rate=0.4)  # TFA903
small = tf.keras.applications.EfficientNetB0(
    include_top=False,
    dropout_rate=0.3,  # TFA903
)
wide = tf.keras.applications.EfficientNetV2B0(include_top=False)
