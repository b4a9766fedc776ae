"""Models of one output in a list, whose symbolic output goes on as if it were a tensor."""

import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Input, Layer, concatenate
from tensorflow.keras.models import Model


def make_embedding():
    inputs = Input(shape=(20, 20, 3))
    features = Flatten()(Conv2D(4, (3, 3), activation="relu")(inputs))
    return Model(inputs=[inputs], outputs=[Dense(8)(features)], name="embedding")  # TFA903


class L1Dist(Layer):
    def call(self, embedded, validated):
        return tf.math.abs(embedded - validated)


def make_siamese():
    embedding = make_embedding()
    anchor, other = Input(shape=(20, 20, 3)), Input(shape=(20, 20, 3))
    distance = L1Dist()(embedding(anchor), embedding(other))
    return Model(inputs=[anchor, other], outputs=Dense(1)(distance))


class Distance(Layer):
    def call(self, embedded):
        return tf.square(embedded)


def make_head(backbone_input):
    body = Model([backbone_input], [Dense(8)(backbone_input)])  # TFA903
    rows = Input((4,))
    return Model(rows, Dense(1)(body(rows)))


def make_merged():
    rows = Input((4,))
    tower = Model(rows, outputs=[Dense(2)(rows)])  # TFA903
    left, right = Input((4,)), Input((4,))
    return Model([left, right], concatenate([tower(left), tower(right)]))


def make_difference():
    rows = Input((4,))
    outputs = [Dense(2)(rows)]
    tower = Model(inputs=rows, outputs=outputs)  # TFA903
    left, right = Input((4,)), Input((4,))
    return Model([left, right], Distance()(tower(left) - tower(right)))


make_siamese().summary()
make_head(Input((4,))).summary()
make_merged().summary()
make_difference().summary()
