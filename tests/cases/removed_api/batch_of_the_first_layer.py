from tensorflow.keras import Sequential, layers

model = Sequential([
    layers.Masking(batch_input_shape=(1, None, 3)),  # TFA903
    layers.Bidirectional(layers.LSTM(4, stateful=True), batch_input_shape=(1, 5, 3)),  # TFA903
    layers.Dense(1),
])
words = layers.IntegerLookup(max_values=9)  # TFA903
kinds = layers.CategoryEncoding(max_tokens=9)  # TFA903
steps = layers.Discretization(bins=[0.0, 1.0])  # TFA903
