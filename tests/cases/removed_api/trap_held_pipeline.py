import tensorflow as tf
from speech.network import Network
from tools import Compiler

network = Network(units=200)
network.grammar.compile("rules.txt")  # nothing of Keras
network.grammar.fit_generator(network.batches())
network.grammar.save_weights("grammar.bin")
compiler = Compiler()
compiler.target.compile(optimizer="O2")
compiler.target.save_weights("weights.bin")
print(tf.__version__)
