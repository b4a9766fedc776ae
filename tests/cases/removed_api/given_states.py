"""States given to `reset_states`, which takes none in Keras 3."""

import tensorflow as tf

recurrent = tf.keras.layers.GRU(8, stateful=True)
model = tf.keras.Sequential([tf.keras.Input([4, 2], batch_size=16), recurrent, tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
states = tf.zeros([16, 8])
recurrent.reset_states(states)  # TFA903
model.layers[0].reset_states(states=states)  # TFA903
recurrent.reset_states()
model.layers[0].reset_states()


class Memory:
    def reset_states(self, states):
        self.states = states


Memory().reset_states(states)
