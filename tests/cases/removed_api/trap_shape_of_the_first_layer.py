from tensorflow.keras import Input, Sequential, layers

model = Sequential([
    Input(batch_shape=(1, None, 3)),
    layers.Masking(),
    layers.Bidirectional(layers.LSTM(4, stateful=True)),
])
plain = Sequential([layers.Flatten(input_shape=(2, 3)), layers.Dense(1)])
words = layers.IntegerLookup(max_tokens=9, mask_token=0, oov_token=-1)
kinds = layers.CategoryEncoding(num_tokens=9)
steps = layers.Discretization(bin_boundaries=[0.0, 1.0])
