"""Canonical names: every way to spell an API object of TensorFlow and Keras becomes one.

`tf.keras` and `keras` hold the same classes in Keras 3, and the aliases listed here are the same
objects as their targets, or do the same: tests/facts/test_names.py.
"""

from __future__ import annotations

from functools import lru_cache

# How the names begin of what a relative import brings from a module that cannot be read. As little
# is known of it as of what is imported by its full name, but it is no other library's.
OUT_OF_SIGHT = "__project__"

_PREFIXES = (
    ("tensorflow.compat.v2", "tensorflow"),
    ("tensorflow.keras", "keras"),
    ("tensorflow.compat.v1.keras", "keras"),  # the same module from TensorFlow 2.16 on
    ("tensorflow.optimizers", "keras.optimizers"),
    ("tensorflow._api.v2", "tensorflow"),
    ("keras.api._v2.keras", "keras"),
    ("keras.api", "keras"),
    # Editors complete names to these, of Keras 3: `tf.keras`, and what only that has of Keras 2.
    ("keras._tf_keras.keras", "keras"),
    ("keras.src.legacy.preprocessing", "keras.preprocessing"),
    ("tf_keras", "keras"),
)

# TensorFlow 1 had functions there, which are something else.
_CLASSES_OF_KERAS = {
    "tensorflow.metrics": "keras.metrics",
    "tensorflow.losses": "keras.losses",
}
# Where the public classes are written, and editors that complete names import them from.
_SOURCE = "keras.src."
_OF_SOURCE = frozenset({
    "activations", "applications", "callbacks", "constraints", "initializers", "layers", "losses",
    "metrics", "models", "optimizers", "preprocessing", "regularizers", "utils",
})  # fmt: skip

_ALIASES = {
    "tensorflow.data.experimental.AUTOTUNE": "tensorflow.data.AUTOTUNE",
    "tensorflow.data.experimental.Options": "tensorflow.data.Options",
    # Readers inherit what makes datasets of other things.
    **{
        f"tensorflow.data.{reader}.{method}": f"tensorflow.data.Dataset.{method}"
        for reader in ("TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset")
        for method in ("list_files", "from_tensor_slices", "from_tensors", "from_generator", "zip")
    },
    # The functions that editors import from where they are written.
    **{
        f"keras.src.{module}.{function}": f"keras.{public}.{function}"
        for module, public, functions in (
            ("saving", "models", "load_model"),
            ("saving.saving_api", "models", "load_model save_model"),
            ("models.cloning", "models", "clone_model"),
            ("utils", "utils", "image_dataset_from_directory pad_sequences to_categorical"),
            ("utils.image_dataset_utils", "utils", "image_dataset_from_directory"),
            ("utils.image_utils", "utils", "array_to_img img_to_array load_img save_img"),
            ("utils.numerical_utils", "utils", "normalize to_categorical"),
            ("utils.rng_utils", "utils", "set_random_seed"),
            ("utils.sequence_utils", "utils", "pad_sequences"),
            ("utils.text_dataset_utils", "utils", "text_dataset_from_directory"),
            ("utils.timeseries_dataset_utils", "utils", "timeseries_dataset_from_array"),
        )
        for function in functions.split()
    },
    "tensorflow.config.experimental.list_physical_devices": (
        "tensorflow.config.list_physical_devices"
    ),
    "tensorflow.config.experimental.list_logical_devices": (
        "tensorflow.config.list_logical_devices"
    ),
    "tensorflow.config.experimental.set_visible_devices": "tensorflow.config.set_visible_devices",
    "tensorflow.config.experimental.get_visible_devices": "tensorflow.config.get_visible_devices",
    "tensorflow.config.experimental.set_virtual_device_configuration": (
        "tensorflow.config.set_logical_device_configuration"
    ),
    "tensorflow.config.experimental.VirtualDeviceConfiguration": (
        "tensorflow.config.LogicalDeviceConfiguration"
    ),
    "tensorflow.config.experimental_run_functions_eagerly": (
        "tensorflow.config.run_functions_eagerly"
    ),
    "tensorflow.python.distribute.mirrored_strategy.MirroredStrategy": (
        "tensorflow.distribute.MirroredStrategy"
    ),
    "tensorflow.python.distribute.collective_all_reduce_strategy.CollectiveAllReduceStrategy": (
        "tensorflow.distribute.MultiWorkerMirroredStrategy"
    ),
    "tensorflow.distribute.experimental.MultiWorkerMirroredStrategy": (
        "tensorflow.distribute.MultiWorkerMirroredStrategy"
    ),
    "tensorflow.distribute.experimental.TPUStrategy": "tensorflow.distribute.TPUStrategy",
    "tensorflow.distribute.experimental.ParameterServerStrategy": (
        "tensorflow.distribute.ParameterServerStrategy"
    ),
    "tensorflow.distribute.experimental.CentralStorageStrategy": (
        "tensorflow.distribute.CentralStorageStrategy"
    ),
    # Classes of their own, which do the same.
    "tensorflow.compat.v1.distribute.MirroredStrategy": "tensorflow.distribute.MirroredStrategy",
    "tensorflow.compat.v1.distribute.OneDeviceStrategy": "tensorflow.distribute.OneDeviceStrategy",
    "tensorflow.compat.v1.distribute.experimental.MultiWorkerMirroredStrategy": (
        "tensorflow.distribute.MultiWorkerMirroredStrategy"
    ),
    "keras.models.Sequential": "keras.Sequential",
    # What Keras 2 kept beside its public modules, and scripts derived their own layers from.
    **{
        f"keras.engine{module}.{name}": target
        for module in ("", ".base_layer", ".input_layer", ".topology")
        for name, target in (
            ("Input", "keras.Input"),
            ("InputLayer", "keras.layers.InputLayer"),
            ("InputSpec", "keras.layers.InputSpec"),
            ("Layer", "keras.layers.Layer"),
            ("Model", "keras.Model"),
        )
    },
    "keras.engine.sequential.Sequential": "keras.Sequential",
    "keras.models.Model": "keras.Model",
    "keras.engine.training.Model": "keras.Model",
    "keras.layers.Input": "keras.Input",
    "keras.layers.InputLayer": "keras.layers.InputLayer",
    "keras.utils.Sequence": "keras.utils.PyDataset",
    "keras.utils.data_utils.Sequence": "keras.utils.PyDataset",
    # What makes datasets, by its modules of Keras 2 too.
    **{
        f"keras.{module}.{function}": f"keras.utils.{function}"
        for kind, function in (
            ("image", "image_dataset_from_directory"),
            ("text", "text_dataset_from_directory"),
            ("audio", "audio_dataset_from_directory"),
            ("timeseries", "timeseries_dataset_from_array"),
        )
        for module in (
            "preprocessing",
            f"preprocessing.{kind}",
            f"preprocessing.{kind}_dataset",
            f"utils.{kind}_dataset",
        )
    },
    "keras.mixed_precision.set_dtype_policy": "keras.mixed_precision.set_global_policy",
    "keras.config.set_dtype_policy": "keras.mixed_precision.set_global_policy",
    "keras.config.set_floatx": "keras.backend.set_floatx",
    "keras.saving.load_model": "keras.models.load_model",
    "keras.backend.clear_session": "keras.utils.clear_session",
    # A progress bar over numbers, which it gives as `range` does.
    "tqdm.trange": "builtins.range",
    "tqdm.tnrange": "builtins.range",
    "tqdm.auto.trange": "builtins.range",
    "tqdm.autonotebook.trange": "builtins.range",
    "tqdm.notebook.trange": "builtins.range",
    **dict.fromkeys(
        (
            "tqdm.auto.tqdm",
            "tqdm.autonotebook.tqdm",
            "tqdm.notebook.tqdm",
            "tqdm.std.tqdm",
            "tqdm.tqdm_notebook",
            "tqdm.notebook.tqdm_notebook",
        ),
        "tqdm.tqdm",
    ),
    "tensorflow.gfile.Glob": "tensorflow.io.gfile.glob",
    "tensorflow.gfile.ListDirectory": "tensorflow.io.gfile.listdir",
    # Functions of `tf` that its modules have, too.
    **{
        f"tensorflow.{module}.{function}": f"tensorflow.{function}"
        for module, functions in (
            (
                "math",
                "abs acos acosh add add_n argmax argmin asin asinh atan atan2 atanh cos cosh "
                "cumsum divide equal exp floor greater greater_equal less less_equal logical_and "
                "logical_not logical_or maximum minimum multiply negative not_equal pow "
                "reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean reduce_min "
                "reduce_prod reduce_sum round scalar_mul sigmoid sign sin sinh sqrt square "
                "subtract tan tanh truediv",
            ),
            ("linalg", "eig eigvals einsum eye matmul norm tensordot"),
        )
        for function in functions.split()
    },
}


# Modules of `tf.compat.v1` that do what TensorFlow 2's do, but for the iterators of sessions.
_VERSION_1 = "tensorflow.compat.v1."
_ALIKE_IN_VERSION_1 = ("data.", "io.", "image.", "strings.")
_ITERATORS = frozenset({
    "data.make_one_shot_iterator", "data.make_initializable_iterator", "data.get_output_classes",
    "data.get_output_shapes", "data.get_output_types", "data.Iterator",
})  # fmt: skip
# Functions that are the same in both, or have kept their work under another name.
_FUNCTIONS_OF_VERSION_1 = {
    **{
        name: f"tensorflow.{name}"
        for name in (
            "GradientTape",
            "add",
            "cast",
            "clip_by_value",
            "concat",
            "divide",
            "equal",
            "exp",
            "fill",
            "function",
            "greater",
            "identity",
            "less",
            "linspace",
            "logical_and",
            "logical_not",
            "logical_or",
            "maximum",
            "minimum",
            "multiply",
            "not_equal",
            "one_hot",
            "ones",
            "range",
            "reshape",
            "reverse",
            "round",
            "sort",
            "sqrt",
            "square",
            "stack",
            "strided_slice",
            "subtract",
            "tile",
            "to_double",
            "to_float",
            "to_int32",
            "to_int64",
            "unstack",
            "zeros",
        )
    },
    **{
        name: f"tensorflow.io.{name}"
        for name in (
            "FixedLenFeature",
            "FixedLenSequenceFeature",
            "VarLenFeature",
            "decode_base64",
            "decode_csv",
            "decode_raw",
            "matching_files",
            "parse_example",
            "parse_single_example",
            "parse_single_sequence_example",
            "parse_tensor",
            "read_file",
        )
    },
    "div": "tensorflow.divide",
    "random_crop": "tensorflow.image.random_crop",
    "random_gamma": "tensorflow.random.gamma",
    "random_normal": "tensorflow.random.normal",
    "random_shuffle": "tensorflow.random.shuffle",
    "random_uniform": "tensorflow.random.uniform",
    "truncated_normal": "tensorflow.random.truncated_normal",
}
# Where they are written as in TensorFlow 1.
_OF_VERSION_1 = {f"tensorflow.{old}": new for old, new in _FUNCTIONS_OF_VERSION_1.items()}


# Modules of Keras 2 whose classes are all in `keras.layers` now.
_MODULES_OF_LAYERS = tuple(
    f"keras.layers.{name}"
    for name in (
        "advanced_activations", "convolutional", "convolutional_recurrent", "core", "embeddings",
        "experimental.preprocessing", "merge", "noise", "normalization", "pooling", "recurrent",
        "wrappers",
    )
)  # fmt: skip

# And those whose classes are all in `keras.optimizers`.
_MODULES_OF_OPTIMIZERS = frozenset(
    module
    for name in (
        "adadelta", "adagrad", "adam", "adamax", "ftrl", "gradient_descent", "nadam", "rmsprop",
    )
    for module in (
        f"keras.optimizers.{name}_v2", f"keras.optimizers.{name}", f"keras.optimizer_v2.{name}",
        f"keras.optimizers.optimizer_v2.{name}",
    )
)  # fmt: skip


@lru_cache(maxsize=16384)
def canonical(name: str) -> str:
    """The one name of an API object: `tensorflow.keras.models.Model` is `keras.Model`."""
    name = written(name)
    module, _, rest = name.rpartition(".")
    if module in _CLASSES_OF_KERAS and rest[:1].isupper():
        name = f"{_CLASSES_OF_KERAS[module]}.{rest}"
    elif module in _MODULES_OF_LAYERS and rest[:1].isupper():
        name = f"keras.layers.{rest}"
    elif name.startswith(_SOURCE) and rest[:1].isupper():
        name = _of_source(module.removeprefix(_SOURCE), rest) or name
    elif module in _MODULES_OF_OPTIMIZERS and rest[:1].isupper():
        name = f"keras.optimizers.{rest}"
    elif name.startswith(_VERSION_1):
        name = _of_version_1(name.removeprefix(_VERSION_1))
    return _ALIASES.get(name) or _OF_VERSION_1.get(name, name)


def _of_source(module: str, last: str) -> str | None:
    """The public name of a class by the module of `keras.src` that it is imported from."""
    parts = module.split(".")
    if parts[0] not in _OF_SOURCE:
        return None
    # Image loaders and tokenizers have a module of their own, and so have old optimizers.
    kept = parts[:2] if parts[0] == "preprocessing" or parts[1:2] == ["legacy"] else parts[:1]
    return ".".join(("keras", *kept, last))


def _of_version_1(name: str) -> str:
    """What the name in `tf.compat.v1` is called in TensorFlow 2, where that does the same."""
    if name in _FUNCTIONS_OF_VERSION_1:
        return _FUNCTIONS_OF_VERSION_1[name]
    alike = name.startswith(_ALIKE_IN_VERSION_1) and name not in _ITERATORS
    return f"tensorflow.{name}" if alike else _VERSION_1 + name


@lru_cache(maxsize=16384)
def written(name: str) -> str:
    """The name as it is written, with one way to write each package: `keras` for `tf.keras`."""
    for prefix, replacement in _PREFIXES:
        if name == prefix or name.startswith(prefix + "."):
            name = replacement + name[len(prefix) :]
    return name


def last(name: str) -> str:
    """The last part of a dotted name."""
    return name.rpartition(".")[2]
