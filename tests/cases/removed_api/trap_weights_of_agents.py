"""Agents of other libraries and wrappers save weights, too; names may be completed."""

import tensorflow as tf
from agents import DQN, Wrapper

agent = DQN(4)
agent.fit(env, nb_steps=1000, verbose=1)
agent.save_weights("dqn.h5f")
wrapper = Wrapper(4)
wrapper.load_weights("net.npz")
wrapper.predict(x)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.save_weights("{name}.weights.{ending}".format(name="net", ending=ending))
model.save_weights("out/{0}".format(name))
