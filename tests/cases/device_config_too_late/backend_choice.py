# helper
import os

name = os.environ.get("MY_BACKEND", "tensorflow")
if name == "jax":
    os.environ["KERAS_BACKEND"] = "jax"
if name == "legacy":
    os.environ["TF_USE_LEGACY_KERAS"] = "1"
