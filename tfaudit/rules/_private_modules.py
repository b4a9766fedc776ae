"""Private modules of Keras 2 that scripts import from, and that Keras 3 does not have.

Until 2.12 they stood beside the public ones (`keras.utils.image_dataset`), from 2.13 on in
`keras.src`, which Keras 3 has too, with other modules in it. Editors that complete names write
either.
"""

from __future__ import annotations

from tfaudit.program.star_imports import names_of

# Private modules that stood in the open, by the public one that they belonged to.
PRIVATE = {
    "utils": tuple(
        f"utils.{name}"
        for name in (
            "control_flow_util", "conv_utils", "dataset_creator", "dataset_utils",
            "feature_space", "image_utils", "kernelized_utils", "losses_utils", "metrics_utils",
            "mode_keys", "object_identity", "sidecar_evaluator", "tf_contextlib", "tf_inspect",
            "tf_utils", "timed_threads", "traceback_utils", "version_utils",
        )
    ),
    "optimizers": (
        "optimizer_v2", "optimizers.optimizer_experimental", "optimizers.optimizer_v1",
        "optimizers.optimizer_v2",
    ),
    "optimizers.schedules": (
        "optimizers.learning_rate_schedule", "optimizers.schedules.learning_rate_schedule",
    ),
    "callbacks": ("callbacks.callbacks", "callbacks.tensorboard_v1", "callbacks_v1"),
    "initializers": ("initializers.initializers_v1", "initializers.initializers_v2"),
    "layers": ("layers.kernelized", "layers.locally_connected", "layers.serialization"),
    "metrics": ("metrics.base_metric",),
    "models": ("models.cloning", "premade_models"),
    "saving": (
        "saving.hdf5_format", "saving.legacy", "saving.object_registration",
        "saving.pickle_utils", "saving.saved_model", "saving.saving_api", "saving.saving_lib",
        "saving.saving_utils", "saving.serialization_lib",
    ),
    "mixed_precision": (
        "mixed_precision.autocast_variable", "mixed_precision.loss_scale_optimizer",
        "mixed_precision.policy",
    ),
    "backend": ("backend.common", "backend_config"),
}  # fmt: skip

_SOURCE = "keras.src"
# Of `keras.src` in Keras 2, and what is in none of Keras 3.
_GONE = frozenset(
    f"{_SOURCE}.{name}"
    for name in (
        "applications.regnet", "applications.resnet_rs", "backend_config", "callbacks_v1",
        "distribute", "dtensor", "engine", "estimator", "feature_column",
        "initializers.initializers", "initializers.initializers_v1", "layers.activation",
        "layers.core.activation", "layers.core.tf_op_layer", "layers.experimental",
        "layers.kernelized", "layers.locally_connected", "layers.noise",
        "layers.preprocessing.preprocessing_utils", "layers.rnn.abstract_rnn_cell",
        "layers.rnn.base_conv_lstm", "layers.rnn.base_conv_rnn", "layers.rnn.base_rnn",
        "layers.rnn.base_wrapper", "layers.rnn.cell_wrappers", "layers.rnn.cudnn_gru",
        "layers.rnn.cudnn_lstm", "layers.rnn.dropout_rnn_cell_mixin",
        "layers.rnn.gru_lstm_utils", "layers.rnn.rnn_utils", "layers.serialization",
        "legacy_tf_layers", "metrics.base_metric", "mixed_precision.autocast_variable",
        "mixed_precision.loss_scale_optimizer", "mixed_precision.policy",
        "models.sharpness_aware_minimization", "optimizers.legacy", "optimizers.optimizer_v1",
        "premade_models", "preprocessing", "saving.legacy", "saving.pickle_utils",
        "utils.control_flow_util", "utils.conv_utils", "utils.data_utils",
        "utils.dataset_creator", "utils.feature_space", "utils.generic_utils",
        "utils.image_dataset", "utils.kernelized_utils", "utils.layer_utils",
        "utils.losses_utils", "utils.metrics_utils", "utils.mode_keys", "utils.np_utils",
        "utils.object_identity", "utils.sidecar_evaluator", "utils.text_dataset",
        "utils.tf_contextlib", "utils.tf_inspect", "utils.timed_threads",
        "utils.timeseries_dataset", "utils.version_utils", "utils.vis_utils",
    )
)  # fmt: skip
# Packages that pass on nothing of what their modules have: classes were imported from them.
_EMPTY = frozenset(
    f"{_SOURCE}.{name}"
    for name in (
        "applications", "layers.attention", "layers.convolutional", "layers.core",
        "layers.merging", "layers.pooling", "layers.preprocessing.image_preprocessing",
        "layers.regularization", "layers.reshaping", "layers.rnn",
    )
)  # fmt: skip
# Names that Keras 3 has in the public module alone.
_PUBLIC_ALONE = {
    f"{_SOURCE}.{module}": frozenset(names.split())
    for module, names in {
        "constraints": "max_norm min_max_norm non_neg unit_norm",
        "layers": """
            AvgPool1D AvgPool2D AvgPool3D Convolution1D Convolution1DTranspose Convolution2D
            Convolution2DTranspose Convolution3D Convolution3DTranspose GlobalAvgPool1D
            GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D
            LocallyConnected1D LocallyConnected2D MaxPool1D MaxPool2D MaxPool3D
            SeparableConvolution1D SeparableConvolution2D
        """,
        "models": "clone_model load_model model_from_json save_model",
        "regularizers": "l1 l1_l2 l2",
        "utils": """
            CustomObjectScope FeatureSpace Sequence custom_object_scope deserialize_keras_object
            get_custom_objects get_registered_name get_source_inputs
            register_keras_serializable serialize_keras_object
        """,
    }.items()
}


def is_of_source(name: str) -> bool:
    """Whether it is of the private `keras.src`."""
    return f"{name}.".startswith(f"{_SOURCE}.")


def hint_of_source(name: str) -> str | None:
    """What to do instead of importing a module or name of `keras.src`, if Keras 3 has it not."""
    module, _, last = name.rpartition(".")
    inside = name
    while inside != _SOURCE and inside:
        if inside in _GONE:
            return _hint(name)
        inside = inside.rpartition(".")[0]
    if module in _EMPTY and last[:1].isupper():
        return _hint(name)
    return _hint(name) if last in _PUBLIC_ALONE.get(module, ()) else None


def _hint(name: str) -> str:
    public = public_module(name)
    if public is None:
        return "it was private"
    if public.startswith("keras.preprocessing"):
        public = f"tensorflow.{public}"  # Keras by itself has but a part of it
    return f"it was private; import from `{public}`"


def public_module(name: str) -> str | None:
    """The public module of what a module of `keras.src` had; None where there is none like it."""
    parts = name.removeprefix(f"{_SOURCE}.").split(".")
    if parts[0] == "engine":
        models = ("functional", "sequential", "training")
        return "keras.models" if parts[1:2] and parts[1] in models else "keras.layers"
    for kept in (".".join(parts[:2]), parts[0]):
        if names_of(f"keras.{kept}") or kept == "preprocessing":
            return f"keras.{kept}"
    return None
