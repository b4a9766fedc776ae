"""Names and arguments that TensorFlow 2 and Keras 3 no longer have, and what to write instead.

Each entry was tried on TensorFlow 2.21 with Keras 3.15 (tests/facts/test_removed_api.py tries all
of them again). Only names that are gone from both `keras` and `tf.keras` are listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from tfaudit.model import Safety


@dataclass(frozen=True)
class Removed:
    """What became of a name: another name with its safety, or only a hint."""

    hint: str = ""
    name: str = ""  # the API object to write instead
    safety: Safety = Safety.SAFE


def _moved(old: str, new: str, *names: str, safety: Safety = Safety.SAFE) -> dict[str, Removed]:
    return {f"{old}.{name}": Removed(name=f"{new}.{name}", safety=safety) for name in names}


_PREPROCESSING = (
    "CenterCrop", "CategoryEncoding", "Discretization", "Hashing", "IntegerLookup", "Normalization",
    "RandomBrightness", "RandomContrast", "RandomCrop", "RandomFlip", "RandomRotation",
    "RandomTranslation", "RandomZoom", "Rescaling", "Resizing", "StringLookup", "TextVectorization",
)  # fmt: skip
_OPTIMIZERS = (
    "Adadelta", "Adagrad", "Adam", "Adamax", "AdamW", "Ftrl", "Nadam", "RMSprop", "SGD",
)  # fmt: skip

KERAS = {
    **_moved("keras.layers.experimental.preprocessing", "keras.layers", *_PREPROCESSING),
    **_moved("keras.optimizers.experimental", "keras.optimizers", *_OPTIMIZERS),
    **_moved("keras.optimizers.legacy", "keras.optimizers", *_OPTIMIZERS, safety=Safety.UNSAFE),
    **_moved("keras.utils.np_utils", "keras.utils", "to_categorical", "normalize"),
    **_moved("keras.utils.vis_utils", "keras.utils", "plot_model", "model_to_dot"),
    **_moved("keras.callbacks.experimental", "keras.callbacks", "BackupAndRestore"),
    "keras.layers.experimental.SyncBatchNormalization": Removed(
        "use `BatchNormalization(synchronized=True)`"
    ),
    "keras.layers.CuDNNLSTM": Removed(name="keras.layers.LSTM", safety=Safety.UNSAFE),
    "keras.layers.CuDNNGRU": Removed(name="keras.layers.GRU", safety=Safety.UNSAFE),
    "keras.mixed_precision.experimental.set_policy": Removed(
        name="keras.mixed_precision.set_global_policy"
    ),
    "keras.experimental.CosineDecay": Removed(name="keras.optimizers.schedules.CosineDecay"),
}

# Whole modules and functions without a successor of the same arguments.
KERAS_PREFIXES = {
    "keras.layers.experimental": "its layers are in `keras.layers`",
    "keras.mixed_precision.experimental": "use `keras.mixed_precision`",
    "keras.experimental": "see `keras.optimizers.schedules`",
    "keras.estimator": "train the model with `fit`",
    "keras.wrappers.scikit_learn": "use SciKeras, or `keras.wrappers`",
    "keras.utils.multi_gpu_model": "use `tf.distribute.MirroredStrategy`",
    "keras.utils.np_utils": "its functions are in `keras.utils`",
    "keras.utils.vis_utils": "its functions are in `keras.utils`",
    "keras.utils.generic_utils": "its functions are in `keras.utils`",
    "keras.models.model_from_yaml": "use `model_from_json`",
    "keras.backend.set_session": "there are no sessions; use `tf.config`",
    "keras.backend.get_session": "there are no sessions; use `tf.config`",
    "keras.backend.tensorflow_backend": "there are no sessions; use `tf.config`",
    "keras.backend.set_learning_phase": "pass `training=` to the model",
    "keras.backend.learning_phase": "pass `training=` to the model",
    "keras.backend.placeholder": "use `keras.Input`",
    "keras.backend.function": "make a `keras.Model` of the inputs and outputs",
    "keras.layers.core": "its layers are in `keras.layers`",
    "keras.layers.convolutional": "its layers are in `keras.layers`",
    "keras.layers.recurrent": "its layers are in `keras.layers`",
    "keras.layers.normalization": "its layers are in `keras.layers`",
    "keras.layers.embeddings": "its layers are in `keras.layers`",
    "keras.layers.advanced_activations": "its layers are in `keras.layers`",
    "keras.layers.wrappers": "its layers are in `keras.layers`",
    "keras.layers.pooling": "its layers are in `keras.layers`",
    "keras.layers.merge": "its layers are in `keras.layers`",
    "keras.layers.LocallyConnected1D": "Keras 3 has no such layer",
    "keras.layers.LocallyConnected2D": "Keras 3 has no such layer",
    "keras.layers.DenseFeatures": "use preprocessing layers",
}

TENSORFLOW = {
    "tensorflow.log": Removed(name="tensorflow.math.log"),
    "tensorflow.random_normal": Removed(name="tensorflow.random.normal"),
    "tensorflow.random_uniform": Removed(name="tensorflow.random.uniform"),
    "tensorflow.truncated_normal": Removed(name="tensorflow.random.truncated_normal"),
    "tensorflow.set_random_seed": Removed(name="tensorflow.random.set_seed"),
    "tensorflow.check_numerics": Removed(name="tensorflow.debugging.check_numerics"),
}

TENSORFLOW_PREFIXES = {
    "tensorflow.Session": "TensorFlow 2 runs without sessions",
    "tensorflow.InteractiveSession": "TensorFlow 2 runs without sessions",
    "tensorflow.ConfigProto": "use `tf.config`",
    "tensorflow.GPUOptions": "use `tf.config`",
    "tensorflow.placeholder": "pass tensors to a `tf.function`",
    "tensorflow.contrib": "it was split into packages such as tensorflow-addons",
    "tensorflow.gfile": "use `tf.io.gfile`",
    "tensorflow.get_variable": "use `tf.Variable` or a Keras layer",
    "tensorflow.variable_scope": "use Keras layers or `tf.Module`",
    "tensorflow.global_variables_initializer": "variables have their value when they are made",
    "tensorflow.local_variables_initializer": "variables have their value when they are made",
    "tensorflow.initialize_all_variables": "variables have their value when they are made",
    "tensorflow.enable_eager_execution": "eager execution is the default",
    "tensorflow.reset_default_graph": "use `keras.utils.clear_session`",
    "tensorflow.get_default_graph": "TensorFlow 2 has no default graph",
    "tensorflow.train.Saver": "use `tf.train.Checkpoint`",
    "tensorflow.train.AdamOptimizer": "use `tf.keras.optimizers.Adam`",
    "tensorflow.train.GradientDescentOptimizer": "use `tf.keras.optimizers.SGD`",
    "tensorflow.train.MomentumOptimizer": "use `tf.keras.optimizers.SGD`",
    "tensorflow.train.RMSPropOptimizer": "use `tf.keras.optimizers.RMSprop`",
    "tensorflow.train.AdagradOptimizer": "use `tf.keras.optimizers.Adagrad`",
    "tensorflow.train.exponential_decay": "use `tf.keras.optimizers.schedules`",
    "tensorflow.train.string_input_producer": "use tf.data",
    "tensorflow.train.start_queue_runners": "use tf.data",
    "tensorflow.summary.FileWriter": "use `tf.summary.create_file_writer`",
    "tensorflow.summary.merge_all": "summaries are written when they are called",
    "tensorflow.nn.rnn_cell": "use `tf.keras.layers`",
    "tensorflow.nn.dynamic_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.static_rnn": "use `tf.keras.layers`",
    "tensorflow.train.experimental.enable_mixed_precision_graph_rewrite": (
        "use `keras.mixed_precision.set_global_policy`"
    ),
    "tensorflow.to_float": "use `tf.cast`",
    "tensorflow.to_int32": "use `tf.cast`",
    "tensorflow.to_int64": "use `tf.cast`",
    "tensorflow.py_func": "use `tf.numpy_function`",
    "tensorflow.trainable_variables": "ask the model for its variables",
    "tensorflow.image.resize_images": "use `tf.image.resize`",
    "tensorflow.image.resize_bilinear": "use `tf.image.resize`",
    "tensorflow.random_crop": "use `tf.image.random_crop`",
    "tensorflow.python_io": "use `tf.io`",
    "tensorflow.FixedLenFeature": "use `tf.io.FixedLenFeature`",
}

# Gone with a minor release of TensorFlow 2.
LATER = {
    "tensorflow.estimator": ((2, 16), "use Keras, or a loop with `tf.function`"),
    "tensorflow.compat.v1.estimator": ((2, 16), "use Keras, or a loop with `tf.function`"),
}

# Gone from `keras`, while `tf.keras` keeps them for old code.
STANDALONE = {
    "keras.preprocessing.image.ImageDataGenerator": (
        "import it from `tensorflow.keras`, or use `keras.utils.image_dataset_from_directory`"
    ),
    "keras.preprocessing.text": "use `keras.layers.TextVectorization`",
    "keras.preprocessing.sequence.TimeseriesGenerator": (
        "use `keras.utils.timeseries_dataset_from_array`"
    ),
}
# Methods of a Keras metric.
METRIC_METHODS = {".reset_states": "reset_state"}
# Methods of a Keras model: the new name, and what the old one's positional arguments are called.
METHODS = {
    ".fit_generator": (
        "fit",
        (
            "generator", "steps_per_epoch", "epochs", "verbose", "callbacks", "validation_data",
            "validation_steps",
        ),
    ),
    ".evaluate_generator": ("evaluate", ("generator", "steps", "callbacks")),
    ".predict_generator": ("predict", ("generator", "steps", "callbacks")),
    ".predict_classes": ("", ()),
    ".predict_proba": ("predict", ("x",)),
}  # fmt: skip

# Arguments: what calls them, and the argument that took their place; "": none is needed, None: ask.
COMPILE_ARGUMENTS: dict[str, str | None] = {
    "experimental_run_tf_function": "",
    "experimental_steps_per_execution": "steps_per_execution",
    "sample_weight_mode": None,
    "target_tensors": None,
    "distribute": None,
}
CALL_ARGUMENTS: dict[str, dict[str, str | None]] = {
    "keras.callbacks.ModelCheckpoint": {"period": None},
    "keras.callbacks.TensorBoard": {"write_grads": "", "batch_size": ""},
    "keras.layers.LSTM": {"time_major": None, "batch_input_shape": None},
    "keras.layers.GRU": {"time_major": None, "batch_input_shape": None},
    "keras.layers.RNN": {"time_major": None},
    "keras.layers.Dense": {"batch_input_shape": None},
    "keras.layers.Embedding": {"batch_input_shape": None},
    "keras.layers.BatchNormalization": {"fused": "", "virtual_batch_size": None},
}

# A file without any of these words uses nothing that is listed here. Names that are common words
# count with what stands before or behind them.
_COMMON = {
    "core": "layers.core",
    "merge": "layers.merge",
    "pooling": "layers.pooling",
    "wrappers": "layers.wrappers",
    "normalization": "layers.normalization",
    "embeddings": "layers.embeddings",
    "convolutional": "layers.convolutional",
    "recurrent": "layers.recurrent",
    "function": "backend.function",
    "trainable_variables": "tf.trainable_variables",
    "log": "tf.log",
    "truncated_normal": "tf.truncated_normal",
    "random_crop": "tf.random_crop",
    "contrib": ".contrib",
    "gfile": "tf.gfile",
    "experimental": "s.experimental",
    "period": "period=",
    "fused": "fused=",
    "batch_size": "TensorBoard",
    "distribute": "distribute=",
}
_NAMES = {
    *(name.rpartition(".")[2] for name in (*KERAS_PREFIXES, *TENSORFLOW_PREFIXES, *TENSORFLOW)),
    *(argument for table in CALL_ARGUMENTS.values() for argument in table),
    *COMPILE_ARGUMENTS,
}
WORDS = tuple(
    sorted({
        "lr=", "lr =", ".lr", "decay=", "decay =", ".minimize", "K.function", "legacy.",
        "import gfile",
        "keras.experimental", "precision.experimental", "import experimental", "CuDNN",
        "keras.preprocessing", *METHODS, *METRIC_METHODS,
        *(_COMMON.get(name, name) for name in _NAMES),
    })
)  # fmt: skip
