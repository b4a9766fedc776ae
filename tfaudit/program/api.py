"""What is known of the API: which calls give datasets, models, strategies, or start TensorFlow.

Checked against TensorFlow 2.21 and Keras 3.15; tests/facts shows again, on the installed versions,
what the rules make of it.
"""

from __future__ import annotations

# Calls that give a dataset, and its source's short name.
_DATASET = "tensorflow.data.Dataset."
_EXPERIMENTAL = "tensorflow.data.experimental."
DATASET_SOURCES = {
    **{
        _DATASET + name: name
        for name in (
            "from_tensor_slices", "from_tensors", "from_generator", "range", "list_files", "zip",
            "sample_from_datasets", "choose_from_datasets", "load", "random", "counter",
        )
    },
    **{
        _EXPERIMENTAL + name: name
        for name in (
            "make_csv_dataset", "CsvDataset", "make_batched_features_dataset", "SqlDataset",
            "sample_from_datasets", "choose_from_datasets", "load", "RandomDataset", "Counter",
            "from_list",
        )
    },
    "tensorflow.data.TFRecordDataset": "TFRecordDataset",
    "tensorflow.data.TextLineDataset": "TextLineDataset",
    "tensorflow.data.FixedLengthRecordDataset": "FixedLengthRecordDataset",
    "keras.utils.image_dataset_from_directory": "image_dataset_from_directory",
    "keras.utils.text_dataset_from_directory": "text_dataset_from_directory",
    "keras.utils.audio_dataset_from_directory": "audio_dataset_from_directory",
    "keras.utils.timeseries_dataset_from_array": "timeseries_dataset_from_array",
    "keras.utils.split_dataset": "split_dataset",
}  # fmt: skip

AUTOTUNE = "tensorflow.data.AUTOTUNE"
# What parses records: the first takes one, the second one or a batch of them.
PARSE_SINGLE = "tensorflow.io.parse_single_example"
PARSE_EXAMPLE = "tensorflow.io.parse_example"
PARSERS = frozenset({PARSE_SINGLE, PARSE_EXAMPLE})
# Of a pipeline that begins out of sight: nothing is known of its elements.
UNSEEN_SOURCE = "?"

# Sources made of other datasets.
COMBINERS = frozenset({"zip", "sample_from_datasets", "choose_from_datasets"})

# Methods of a dataset that give another dataset.
TRANSFORMATIONS = frozenset({
    "apply", "batch", "bucket_by_sequence_length", "cache", "concatenate", "enumerate", "filter",
    "flat_map", "group_by_window", "ignore_errors", "interleave", "map", "map_with_legacy_function",
    "padded_batch", "prefetch", "ragged_batch", "rebatch", "rejection_resample", "repeat", "scan",
    "shard", "shuffle", "skip", "snapshot", "sparse_batch", "take", "take_while", "unbatch",
    "unique", "window", "with_options",
})  # fmt: skip

# Transformations that call a function once for each element, and where that function is passed.
FUNCTION_ARGUMENT = {
    "map": "map_func", "map_with_legacy_function": "map_func", "flat_map": "map_func",
    "interleave": "map_func", "filter": "predicate", "take_while": "predicate",
    "bucket_by_sequence_length": "element_length_func", "group_by_window": "key_func",
    "rejection_resample": "class_func",
}  # fmt: skip

KERAS_TUNERS = ("keras_tuner.", "kerastuner.")  # how the names of its tuners begin

# These give an optimizer of the class that they get, which averages its gradients.
OPTIMIZER_WRAPPERS = frozenset({
    "horovod.keras.DistributedOptimizer", "horovod.tensorflow.keras.DistributedOptimizer",
    "horovod.tensorflow.DistributedOptimizer",
})  # fmt: skip

# Iteration over these gives the items of their first argument.
# What shows how far a loop is, and gives what it gets.
PROGRESS_BARS = frozenset({
    "tqdm.tqdm", "rich.progress.track", "alive_progress.alive_it", "fastprogress.progress_bar",
    "progressbar.progressbar",
})  # fmt: skip
PASS_THROUGH_ITERATORS = PROGRESS_BARS | {
    "builtins.iter", "builtins.list", "builtins.tuple", "builtins.sorted", "builtins.reversed",
    "builtins.set", "itertools.islice", "itertools.cycle", ".as_numpy_iterator",
    ".make_one_shot_iterator",
}  # fmt: skip

STRATEGIES = frozenset(
    "tensorflow.distribute." + name
    for name in (
        "MirroredStrategy", "MultiWorkerMirroredStrategy", "TPUStrategy", "OneDeviceStrategy",
        "ParameterServerStrategy", "CentralStorageStrategy",
        "experimental.CollectiveAllReduceStrategy",
    )
)  # fmt: skip
GET_STRATEGY = "tensorflow.distribute.get_strategy"
# What the function given to `distribute_datasets_from_function` gets.
INPUT_CONTEXT = "tensorflow.distribute.InputContext"

MODEL_MAKERS = frozenset({
    "keras.Sequential", "keras.Model", "keras.Functional", "keras.models.load_model",
    "keras.models.clone_model", "keras.models.model_from_json", "keras.models.model_from_config",
    "keras.models.model_from_yaml", "keras.utils.multi_gpu_model",
})  # fmt: skip

MODEL_BASES = frozenset({"keras.Model", "keras.Sequential", "keras.Functional"})
LAYER_BASES = frozenset({"keras.layers.Layer", "keras.Layer", "keras.layers.Wrapper"})
# What fit and the like take batches from by index.
LOADER_BASES = frozenset({"keras.utils.PyDataset", "keras.utils.Sequence"})
# Methods of a model or layer that Keras itself calls, compiled to a graph.
KERAS_TRACED_METHODS = frozenset({"train_step", "test_step", "predict_step", "call"})

# Methods of a variable that change it.
ASSIGNMENTS = frozenset({".assign", ".assign_add", ".assign_sub"})

TF_FUNCTION = frozenset({"tensorflow.function", "tensorflow.compat.v1.function"})

# Decorators that leave the function's behaviour as a caller sees it.
# Calls that run a function of the script as its main one; without any, the one named `main`.
RUNNERS = frozenset({
    "absl.app.run", "tensorflow.app.run", "tensorflow.compat.v1.app.run", "fire.Fire", "typer.run",
})  # fmt: skip

PLAIN_DECORATORS = frozenset({
    "builtins.staticmethod", "builtins.classmethod", "builtins.property", "functools.wraps",
    "functools.cached_property", "tensorflow.autograph.experimental.do_not_convert",
    "contextlib.contextmanager", "abc.abstractmethod", "typing.overload",
})  # fmt: skip


_OPTIMIZERS = (
    "keras.optimizers.get", "keras.mixed_precision.LossScaleOptimizer",
    "keras.mixed_precision.experimental.LossScaleOptimizer",
)  # fmt: skip


def is_optimizer(name: str) -> bool:
    """Whether calling the API object of this name gives a Keras optimizer."""
    head, _, tail = name.rpartition(".")
    return (
        head in ("keras.optimizers", "keras.optimizers.legacy", "keras.optimizers.experimental")
        and tail[:1].isupper()
    ) or name in _OPTIMIZERS


def is_metric(name: str) -> bool:
    """Whether calling the API object of this name gives a Keras metric object."""
    head, _, tail = name.rpartition(".")
    return head == "keras.metrics" and tail[:1].isupper()


def is_layer(name: str) -> bool:
    """Whether calling the API object of this name gives a Keras layer."""
    head, _, tail = name.rpartition(".")
    return head.startswith("keras.layers") and tail[:1].isupper()


def is_model_maker(name: str) -> bool:
    """Whether calling the API object of this name gives a Keras model."""
    if name in MODEL_MAKERS:
        return True
    head, _, tail = name.rpartition(".")
    return head.startswith("keras.applications") and tail[:1].isupper()


# Calls that create the eager context, and with it the devices (shown on the installed versions by
# tests/facts/test_runtime.py).
STARTS_TENSORFLOW = frozenset({
    "tensorflow.config.list_logical_devices", "tensorflow.constant", "tensorflow.Variable",
    "tensorflow.random.Generator.from_seed",
    "tensorflow.random.Generator.from_non_deterministic_state",
    "tensorflow.summary.create_file_writer", "keras.metrics.Mean",
    "tensorflow.one_hot", "tensorflow.zeros", "tensorflow.ones", "tensorflow.range",
    "tensorflow.cast", "tensorflow.convert_to_tensor", "tensorflow.reshape", "tensorflow.stack",
    "tensorflow.concat", "tensorflow.fill", "tensorflow.eye", "tensorflow.linspace",
    "tensorflow.random.normal", "tensorflow.random.uniform", "tensorflow.random.truncated_normal",
    "tensorflow.reduce_mean", "tensorflow.reduce_sum", "tensorflow.matmul", "tensorflow.add",
    "tensorflow.multiply", "tensorflow.subtract", "tensorflow.identity", "tensorflow.expand_dims",
    "tensorflow.io.read_file", "tensorflow.io.decode_image", "tensorflow.io.decode_jpeg",
    "tensorflow.ragged.constant", "tensorflow.lookup.StaticHashTable",
    "tensorflow.lookup.KeyValueTensorInitializer", "keras.backend.constant",
    "keras.backend.variable", "keras.Variable", "keras.random.SeedGenerator",
    "keras.ops.convert_to_tensor",
})  # fmt: skip

_OF_REDUCTIONS = ("input_tensor", "axis")
# What most give by its place, where some give it by its name: rules need to look in one place only.
FIRST_ARGUMENTS: dict[str, tuple[str, ...]] = {
    ".apply_gradients": ("grads_and_vars",),
    ".experimental_run_v2": ("fn",),
    ".gradient": ("target", "sources"),
    ".run": ("fn",),
    ".skip": ("count",),
    ".take": ("count",),
    "keras.backend.mean": ("x", "axis"),
    "keras.backend.sum": ("x", "axis"),
    "tensorflow.cast": ("x", "dtype"),
    "tensorflow.concat": ("values", "axis"),
    "tensorflow.data.Dataset.from_tensor_slices": ("tensors",),
    "tensorflow.data.Dataset.list_files": ("file_pattern",),
    "tensorflow.expand_dims": ("input", "axis"),
    "tensorflow.gather": ("params", "indices"),
    "tensorflow.image.resize": ("images", "size"),
    "tensorflow.io.parse_example": ("serialized", "features"),
    "tensorflow.io.parse_single_example": ("serialized", "features"),
    "tensorflow.io.read_file": ("filename",),
    "tensorflow.matmul": ("a", "b"),
    "tensorflow.nn.compute_average_loss": ("per_example_loss",),
    "tensorflow.one_hot": ("indices", "depth"),
    "tensorflow.reshape": ("tensor", "shape"),
    "tensorflow.squeeze": ("input", "axis"),
    "tensorflow.stack": ("values", "axis"),
    "tensorflow.transpose": ("a", "perm"),
    "tqdm.tqdm": ("iterable",),
    **{
        f"tensorflow.io.decode_{kind}": ("contents",)
        for kind in ("bmp", "gif", "image", "jpeg", "png")
    },
    **{
        f"tensorflow.{of}reduce_{name}": _OF_REDUCTIONS
        for of in ("", "math.")
        for name in ("all", "any", "max", "mean", "min", "prod", "sum")
    },
}
