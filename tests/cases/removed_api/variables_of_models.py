"""Variables of Keras 3 are no `tf.Variable`s, and are named without their layer."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.BatchNormalization()])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 4]), tf.zeros([32, 4]))

head = [v for v in model.trainable_variables if "dense_1/" in v.name]  # TFA903
decayed = tf.add_n(
    [
        tf.nn.l2_loss(v)
        for v in model.trainable_weights
        if "bias" not in v.name and "batch_normalization" not in v.name  # TFA903
    ]
)
shadow = {
    v.ref(): tf.identity(v)  # TFA903
    for v in model.weights
}
before = [v.value() for v in model.weights]  # TFA903
for weight in model.trainable_variables:
    if weight.name == "dense/kernel:0":  # TFA903
        print(weight.read_value())  # TFA903
    print(weight.name, weight.device)  # TFA903
for gradient, weight in zip(before, model.trainable_variables):
    weight.assign(weight - gradient, read_value=False)  # TFA903
for index, weight in enumerate(model.trainable_variables + model.non_trainable_variables):
    print(index, weight.get_shape())  # TFA903
for layer in model.layers:
    for weight in layer.weights:
        print(weight.dtype.name)  # TFA903
        if isinstance(weight, tf.Variable):  # TFA903
            print(weight.numpy())
print(model.layers[0].kernel, model.weights[0].is_initialized())  # TFA903
frozen = set(model.non_trainable_variables)  # TFA903
