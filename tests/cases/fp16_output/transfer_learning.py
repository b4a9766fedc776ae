import tensorflow as tf
from tensorflow.keras import mixed_precision
from tensorflow.keras.applications import EfficientNetB0, ResNet50
from tensorflow.keras.layers import Dense, Dropout, GlobalAveragePooling2D
from tensorflow.keras.models import Model

gpus = tf.config.list_physical_devices("GPU")
if gpus:
    try:
        mixed_precision.set_global_policy("mixed_float16")
    except Exception as error:
        print("no mixed precision:", error)

base_model = ResNet50(weights=None, include_top=False, input_shape=(32, 32, 3))
x = base_model.output
x = GlobalAveragePooling2D()(x)
x = Dropout(0.5)(x)
predictions = Dense(5, activation="softmax")(x)  # TFA502
model = Model(inputs=base_model.input, outputs=predictions)
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
history = model.fit(tf.zeros([4, 32, 32, 3]), tf.zeros([4, 5]), verbose=0)

body = EfficientNetB0(weights=None, include_top=False, input_shape=(32, 32, 3), pooling="avg")
other = tf.keras.Sequential([body, Dense(1, activation="sigmoid")])  # TFA502
other.compile(optimizer="adam", loss="binary_crossentropy")
other.fit(tf.zeros([4, 32, 32, 3]), tf.zeros([4, 1]), verbose=0)
