"""What is saved by methods of the same name that are not Keras'."""

import sys

from torchlike import Network


class Store:
    def __init__(self, path):
        self.path = path

    def save_weights(self, path, save_format="tf"):
        print(path, save_format, file=sys.stderr)


Store("weights").save_weights("weights.h5", save_format="tf")


class Kept(Network):
    def save_weights(self, path, save_format="tf"):
        print(path, save_format, file=sys.stderr)


Kept().save_weights("weights.h5", save_format="tf")
Network().save_weights("weights.h5", save_format="safetensors")
Network().save_weights("weights.h5")
