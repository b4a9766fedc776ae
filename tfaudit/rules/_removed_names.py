"""Names and arguments that TensorFlow 2 and Keras 3 no longer have, and what to write instead.

Each entry was tried on TensorFlow 2.21 with Keras 3.15 (tests/facts/test_removed_api.py tries all
of them again). Only names that are gone from both `keras` and `tf.keras` are listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from tfaudit.model import Safety
from tfaudit.program.targets import KERAS2_PACKAGES
from tfaudit.rules import _first_names
from tfaudit.rules._private_modules import PRIVATE


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
    **_moved("keras.preprocessing.image", "keras.utils", "image_dataset_from_directory"),
    "keras.layers.experimental.SyncBatchNormalization": Removed(
        "use `BatchNormalization(synchronized=True)`"
    ),
    "keras.layers.CuDNNLSTM": Removed(name="keras.layers.LSTM", safety=Safety.UNSAFE),
    "keras.layers.CuDNNGRU": Removed(name="keras.layers.GRU", safety=Safety.UNSAFE),
    "keras.mixed_precision.experimental.set_policy": Removed(
        name="keras.mixed_precision.set_global_policy"
    ),
    **_moved(
        "keras.mixed_precision.experimental", "keras.mixed_precision", "Policy", "global_policy"
    ),
    "keras.experimental.CosineDecay": Removed(name="keras.optimizers.schedules.CosineDecay"),
}

# Of later releases of Keras 2, where they were private.
_LAYER_MODULES = (
    "activation", "attention", "dense_attention", "einsum_dense", "merging",
    "multi_head_attention", "normalization_v2", "preprocessing", "recurrent_v2", "regularization",
    "reshaping", "rnn",
)  # fmt: skip
# Modules that are gone, and where what was in them is now.
MOVED_MODULES = {
    **dict.fromkeys(
        [
            f"keras.layers.{name}"
            for name in (
                "advanced_activations", "convolutional", "convolutional_recurrent", "core",
                "cudnn_recurrent", "embeddings", "local", "merge", "noise", "normalization",
                "pooling", "recurrent", "wrappers", *_LAYER_MODULES,
            )
        ],
        "keras.layers",
    ),
    **dict.fromkeys(
        [
            f"keras.utils.{name}"
            for name in (
                "audio_dataset", "data_utils", "generic_utils", "image_dataset", "io_utils",
                "layer_utils", "np_utils", "text_dataset", "timeseries_dataset", "vis_utils",
                "visualize_util",
            )
        ],
        "keras.utils",
    ),
    **dict.fromkeys(
        [
            f"keras.preprocessing.{name}"
            for name in ("dataset_utils", "image_dataset", "text_dataset", "timeseries")
        ],
        "keras.utils",
    ),
    "keras.engine.base_layer": "keras.layers",
    "keras.engine.topology": "keras.layers",
    "keras.engine.training": "keras.models",
    "keras.engine": "keras.layers",
    "keras.objectives": "keras.losses",
    "keras.initializations": "keras.initializers",
}  # fmt: skip
# The whole of Keras once more: of version 2 within TensorFlow, and of 3.3 to 3.9.
WHOLE = ("keras.api._v2.keras", "keras.api._v2", "keras.api")

_APPLICATIONS = (
    *(f"ResNetRS{size}" for size in (50, 101, 152, 200, 270, 350, 420)),
    *(
        f"RegNet{kind}{size}"
        for kind in "XY"
        for size in (
            "002", "004", "006", "008", "016", "032", "040", "064", "080", "120", "160", "320",
        )
    ),
)  # fmt: skip
# Whole modules and functions without a successor of the same arguments.
KERAS_PREFIXES = {
    **dict.fromkeys(WHOLE, "import from `keras`"),
    **{old: f"what it had is in `{new}`" for old, new in MOVED_MODULES.items()},
    **dict.fromkeys(
        [
            f"keras.optimizers.{name}_v2"
            for name in (
                "adadelta",
                "adagrad",
                "adam",
                "adamax",
                "ftrl",
                "gradient_descent",
                "nadam",
                "rmsprop",
            )
        ],
        "its optimizers are in `keras.optimizers`",
    ),
    **dict.fromkeys(
        [
            f"keras.optimizers.{name}"
            for name in ("adadelta", "adagrad", "adam", "adamax", "nadam", "rmsprop", "sgd")
        ],
        "the class is written with a capital",
    ),
    "keras.legacy.interfaces": "it was private, for arguments of Keras 1",
    "keras.legacy.layers": "it had layers of Keras 1",
    **dict.fromkeys(
        [
            *(f"keras.applications.{name}" for name in _APPLICATIONS),
            "keras.applications.regnet",
            "keras.applications.resnet_rs",
        ],
        "KerasHub has such models",
    ),
    **dict.fromkeys(
        [
            f"keras.utils.{name}"
            for name in ("GeneratorEnqueuer", "OrderedEnqueuer", "SequenceEnqueuer")
        ],
        "`fit` takes `workers` from a `keras.utils.PyDataset`",
    ),
    "keras.utils.experimental": "give `fit` a dataset that the strategy distributes",
    "keras.utils.SidecarEvaluator": "evaluate in a callback",
    "keras.models.model_from_config": "use `keras.Model.from_config`",
    "keras.models.experimental": "Keras 3 has no such model",
    "keras.metrics.MeanTensor": "Keras 3 has no such metric",
    "keras.metrics.MeanRelativeError": "Keras 3 has no such metric",
    "keras.metrics.experimental": "Keras 3 has no such metric",
    "keras.callbacks.BaseLogger": "`fit` averages metrics by itself",
    "keras.constraints.RadialConstraint": "Keras 3 has no such constraint",
    "keras.layers.AbstractRNNCell": "derive the cell from `keras.layers.Layer`",
    "keras.dtensor": "use `keras.distribution`",
    "keras.backend.in_test_phase": "ask `training` in `call`",
    "keras.backend.learning_phase_scope": "pass `training=` to the model",
    "keras.backend.experimental": "use `keras.random`",
    "keras.backend.random_binomial": "use `keras.random.binomial`",
    "keras.backend.reset_uids": "use `keras.utils.clear_session`",
    "keras.backend.local_conv1d": "Keras 3 has no such layer",
    "keras.backend.local_conv2d": "Keras 3 has no such layer",
    "keras.utils.training_utils": "use `tf.distribute.MirroredStrategy`",
    "keras.utils.multi_gpu_utils": "use `tf.distribute.MirroredStrategy`",
    **{
        f"keras.{module}": f"it was private; what is public is in `keras.{public}`"
        for public, modules in PRIVATE.items()
        for module in modules
    },
    "keras.feature_column": "use preprocessing layers",
    "keras.applications.resnext": "KerasHub has such models",
    "keras.utils.HDF5Matrix": "read the file with h5py",
    "keras.utils.print_summary": "call `summary` of the model",
    "keras.utils.test_utils": "it was private, for Keras' own tests",
    "keras.models.Graph": "use `keras.Model`",
    "keras.models.Input": "it is in `keras`",
    "keras.premade": "Keras 3 has no such model",
    "keras.losses.cosine_proximity": "use `cosine_similarity`",
    "keras.losses.LossFunctionWrapper": "derive the loss from `keras.losses.Loss`",
    **dict.fromkeys(
        [f"keras.metrics.{name}" for name in ("fbeta_score", "fmeasure", "matthews_correlation")],
        "use `keras.metrics.FBetaScore`, or write it with `keras.ops`",
    ),
    "keras.metrics.precision": "use `keras.metrics.Precision`",
    "keras.metrics.recall": "use `keras.metrics.Recall`",
    "keras.regularizers.l1l2": "use `l1_l2`",
    "keras.regularizers.activity_l1l2": "use `l1_l2`",
    "keras.regularizers.WeightRegularizer": "use `l1`, `l2` or `l1_l2`",
    "keras.optimizers.TFOptimizer": "use an optimizer of Keras",
    "keras.applications.imagenet_utils._obtain_input_shape": "it was private",
    "keras.applications.music_tagger_crnn": "Keras 3 has no such model",
    **dict.fromkeys(
        [
            f"keras.preprocessing.image.{name}"
            for name in (
                "apply_transform",
                "flip_axis",
                "list_pictures",
                "transform_matrix_offset_center",
            )
        ],
        "it was private",
    ),
    "keras.layers.merge": "use `keras.layers.concatenate`, `add`, `dot` …",
    "keras.layers.Merge": "use `keras.layers.Concatenate`, `Add`, `Dot` …",
    "keras.layers.AtrousConvolution2D": "use `Conv2D(dilation_rate=…)`",
    "keras.layers.Deconvolution2D": "use `Conv2DTranspose`",
    "keras.layers.TimeDistributedDense": "use `Dense`, which works on the last axis",
    "keras.layers.MaxoutDense": "Keras 3 has no such layer",
    "keras.layers.Highway": "Keras 3 has no such layer",
    "keras.constraints.maxnorm": "use `max_norm`",
    "keras.constraints.nonneg": "use `non_neg`",
    "keras.constraints.unitnorm": "use `unit_norm`",
    "keras.constraints.radial_constraint": "Keras 3 has no such constraint",
    "keras.backend.normalize_batch_in_training": "use `keras.ops`",
    "keras.initializers.normal": "use `RandomNormal`",
    "keras.initializers.uniform": "use `RandomUniform`",
    "keras.regularizers.activity_l2": "use `l2`",
    "keras.regularizers.activity_l1": "use `l1`",
    "keras.applications.mobilenet.relu6": "use `keras.activations.relu6`",
    "keras.applications.mobilenet.DepthwiseConv2D": "it is in `keras.layers`",
    "keras.backend.image_dim_ordering": "use `image_data_format`",
    "keras.backend.set_image_dim_ordering": "use `set_image_data_format`",
    "keras.backend.in_train_phase": "ask `training` in `call`",
    "keras.backend.print_tensor": "use `tf.print`",
    "keras.backend.manual_variable_initialization": "there are no sessions",
    "keras.layers.experimental": "its layers are in `keras.layers`",
    "keras.mixed_precision.experimental": "use `keras.mixed_precision`",
    "keras.experimental": "see `keras.optimizers.schedules`",
    "keras.experimental.export_saved_model": "call `export` of the model",
    "keras.experimental.load_from_saved_model": "use `keras.layers.TFSMLayer`",
    "keras.estimator": "train the model with `fit`",
    "keras.wrappers.scikit_learn": "use SciKeras, or `keras.wrappers`",
    "keras.utils.multi_gpu_model": "use `tf.distribute.MirroredStrategy`",
    "keras.models.model_from_yaml": "use `model_from_json`",
    "keras.backend.set_session": "there are no sessions; use `tf.config`",
    "keras.backend.get_session": "there are no sessions; use `tf.config`",
    "keras.backend.tensorflow_backend": "there are no sessions; use `tf.config`",
    "keras.backend.set_learning_phase": "pass `training=` to the model",
    "keras.backend.learning_phase": "pass `training=` to the model",
    "keras.backend.placeholder": "use `keras.Input`",
    "keras.backend.function": "make a `keras.Model` of the inputs and outputs",
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
    "tensorflow.random.set_random_seed": Removed(name="tensorflow.random.set_seed"),
    "tensorflow.check_numerics": Removed(name="tensorflow.debugging.check_numerics"),
    **_moved(
        "tensorflow", "tensorflow.math", "ceil", "erf", "is_nan", "lgamma", "log_sigmoid", "rsqrt",
        "squared_difference",
    ),
    "tensorflow.matrix_band_part": Removed(name="tensorflow.linalg.band_part"),
    # No version has had these one module higher.
    **_moved(
        "tensorflow.config", "tensorflow.config.experimental", "enable_op_determinism",
        "enable_tensor_float_32_execution", "get_device_details", "get_memory_growth",
        "get_memory_info", "get_memory_usage", "reset_memory_stats", "set_memory_growth",
        "set_synchronous_execution", "set_virtual_device_configuration",
        "VirtualDeviceConfiguration",
    ),
    "tensorflow.random_shuffle": Removed(name="tensorflow.random.shuffle"),
    **_moved(
        "tensorflow", "tensorflow.io", "decode_csv", "decode_raw", "parse_example",
        "parse_single_example", "parse_tensor", "read_file", "write_file",
    ),
    **{old: Removed(name=new) for old, new in _first_names.RENAMED.items()},
}  # fmt: skip

# Functions of TensorFlow 1 that stand in a module now, by that module.
_IN_MODULES = {
    "tf.math": """
        accumulate_n angle bincount confusion_matrix conj count_nonzero cumprod digamma erfc expm1
        floordiv floormod igamma igammac imag invert_permutation is_finite is_inf lbeta log1p
        logical_xor mod polygamma real reciprocal rint segment_max segment_mean segment_min
        segment_prod segment_sum unsorted_segment_max unsorted_segment_mean unsorted_segment_min
        unsorted_segment_sum zeta betainc is_non_decreasing is_strictly_increasing
        unsorted_segment_prod unsorted_segment_sqrt_n
    """,
    "tf.linalg": """
        cholesky cholesky_solve cross diag diag_part matrix_determinant matrix_diag matrix_diag_part
        matrix_inverse matrix_set_diag matrix_solve matrix_transpose matrix_triangular_solve qr
        self_adjoint_eig svd trace global_norm
    """,
    "tf.io": """
        FixedLenSequenceFeature SparseFeature decode_base64 decode_compressed decode_json_example
        deserialize_many_sparse encode_base64 matching_files parse_single_sequence_example
        serialize_many_sparse serialize_sparse serialize_tensor
    """,
    "tf.strings": """
        reduce_join regex_replace string_join string_split string_strip string_to_hash_bucket
        string_to_hash_bucket_fast string_to_hash_bucket_strong string_to_number substr
    """,
    "tf.sparse": """
        sparse_add sparse_concat sparse_fill_empty_rows sparse_mask sparse_maximum sparse_minimum
        sparse_placeholder sparse_reduce_max sparse_reduce_sum sparse_reorder sparse_reset_shape
        sparse_reshape sparse_retain sparse_segment_mean sparse_segment_sqrt_n sparse_segment_sum
        sparse_slice sparse_softmax sparse_split sparse_tensor_dense_matmul sparse_tensor_to_dense
        sparse_to_dense sparse_to_indicator sparse_transpose
    """,
    "tf.quantization": """
        dequantize fake_quant_with_min_max_args fake_quant_with_min_max_vars
        fake_quant_with_min_max_vars_per_channel quantize
    """,
    "tf.debugging": """
        assert_greater_equal assert_less_equal assert_near assert_negative assert_non_negative
        assert_integer assert_non_positive assert_none_equal assert_positive assert_proper_iterable
        assert_rank_at_least assert_rank_in assert_same_float_dtype assert_scalar assert_type
        is_numeric_tensor
    """,
    "tf.random": "multinomial random_gamma random_poisson",
    "tf.nn": "batch_to_space_nd depth_to_space space_to_depth",
    "tf.signal": "fft fft2d fft3d ifft ifft2d ifft3d",
}  # fmt: skip
# The same of other modules than `tf` itself, whose words are rare enough.
_IN_TF = {f"tensorflow.{name}": f"see `{module}`" for module, names in _IN_MODULES.items()
          for name in names.split()}  # fmt: skip
_IN_TF |= {
    **dict.fromkeys(
        [
            f"tensorflow.{name}"
            for name in (
                "disable_eager_execution", "disable_v2_behavior",
                "get_default_session", "get_local_variable", "get_variable_scope",
                "local_variables", "placeholder_with_default", "tables_initializer",
                "variables_initializer", "GraphDef", "MetaGraphDef", "OptimizerOptions",
                "RunMetadata", "RunOptions", "add_check_numerics_ops", "add_to_collections",
                "colocate_with", "convert_to_tensor_or_sparse_tensor", "count_up_to",
                "create_partitioned_variables", "disable_control_flow_v2",
                "disable_resource_variables", "disable_tensor_equality", "disable_v2_tensorshape",
                "enable_control_flow_v2", "enable_resource_variables", "enable_tensor_equality",
                "enable_v2_tensorshape",
                "executing_eagerly_outside_functions", "fixed_size_partitioner",
                "get_collection_ref", "make_template", "min_max_variable_partitioner",
                "model_variables", "moving_average_variables", "report_uninitialized_variables",
                "resource_variables_enabled", "sparse_merge", "variable_axis_size_partitioner",
                "variable_op_scope", "wrap_function",
            )
        ],
        "only `tf.compat.v1` has it",
    ),
    **dict.fromkeys(
        [
            f"tensorflow.{name}"
            for name in (
                "all_variables", "initialize_local_variables", "initialize_variables",
                "is_variable_initialized", "assert_variables_initialized",
            )
        ],
        "variables have their value when they are made",
    ),
    **dict.fromkeys(
        [
            f"tensorflow.{name}"
            for name in (
                "batch_scatter_update", "scatter_add", "scatter_div", "scatter_max", "scatter_min",
                "scatter_mul", "scatter_nd_add", "scatter_nd_sub", "scatter_nd_update",
                "scatter_sub", "scatter_update",
            )
        ],
        "variables have methods of that name, tensors `tf.tensor_scatter_nd_update`",
    ),
    **{
        f"tensorflow.tensor_scatter_{name}": f"use `tf.tensor_scatter_nd_{name}`"
        for name in ("add", "sub", "update")
    },
    "tensorflow.batch_gather": "use `tf.gather` with `batch_dims`",
    "tensorflow.clip_by_average_norm": "use `tf.clip_by_norm`",
    "tensorflow.dimension_value": "shapes have plain numbers",
    "tensorflow.Dimension": "shapes have plain numbers",
    "tensorflow.floor_div": "use `//`",
    "tensorflow.matrix_solve_ls": "use `tf.linalg.lstsq`",
    "tensorflow.self_adjoint_eigvals": "use `tf.linalg.eigvalsh`",
    "tensorflow.setdiff1d": "use `tf.sets.difference`",
    "tensorflow.sparse_matmul": "use `tf.matmul` with `a_is_sparse`",
    "tensorflow.to_complex64": "use `tf.cast`",
    "tensorflow.to_complex128": "use `tf.cast`",
    "tensorflow.uniform_unit_scaling_initializer": "use `tf.keras.initializers.VarianceScaling`",
    "tensorflow.verify_tensor_all_finite": "use `tf.debugging.assert_all_finite`",
    **dict.fromkeys(
        [
            f"tensorflow.train.{name}"
            for name in ("assert_global_step", "create_global_step", "global_step")
        ],
        "count steps in a `tf.Variable`",
    ),
    **dict.fromkeys(
        [
            f"tensorflow.train.{name}"
            for name in (
                "batch_join", "input_producer", "limit_epochs", "match_filenames_once",
                "maybe_batch", "maybe_shuffle_batch", "range_input_producer", "shuffle_batch_join",
                "slice_input_producer",
            )
        ],
        "use tf.data",
    ),
    **dict.fromkeys(
        [
            f"tensorflow.train.{name}"
            for name in (
                "CheckpointSaverListener", "ChiefSessionCreator", "FeedFnHook", "FinalOpsHook",
                "NanTensorHook", "ProfilerHook", "Scaffold", "SecondOrStepTimer", "SessionManager",
                "SessionRunArgs", "SingularMonitoredSession", "StepCounterHook",
                "SummarySaverHook", "WorkerSessionCreator", "basic_train_loop",
                "export_meta_graph", "import_meta_graph", "init_from_checkpoint",
                "replica_device_setter", "warm_start", "write_graph",
            )
        ],
        "TensorFlow 2 runs without sessions",
    ),
    "tensorflow.train.checkpoint_exists": "use `tf.train.latest_checkpoint`",
    "tensorflow.train.piecewise_constant_decay": "use `tf.keras.optimizers.schedules`",
    "tensorflow.train.summary_iterator": "use `tf.data.TFRecordDataset`",
    "tensorflow.train.Server": "use `tf.distribute.Server`",
    "tensorflow.saved_model.simple_save": "use `tf.saved_model.save`",
    "tensorflow.saved_model.builder": "use `tf.saved_model.save`",
    "tensorflow.saved_model.loader": "use `tf.saved_model.load`",
    "tensorflow.saved_model.signature_def_utils": "use `tf.saved_model.save` with `signatures`",
    "tensorflow.saved_model.utils": "use `tf.saved_model.save` with `signatures`",
    **dict.fromkeys(
        [
            f"tensorflow.graph_util.{name}"
            for name in (
                "convert_variables_to_constants", "extract_sub_graph", "remove_training_nodes",
            )
        ],
        "only `tf.compat.v1` has it",
    ),
    "tensorflow.summary.Summary": "use `tf.summary.scalar`",
    "tensorflow.summary.merge": "summaries are written when they are called",
    "tensorflow.summary.tensor_summary": "use `tf.summary.write`",
    "tensorflow.sets.set_difference": "use `tf.sets.difference`",
    "tensorflow.sets.set_intersection": "use `tf.sets.intersection`",
    "tensorflow.sets.set_union": "use `tf.sets.union`",
    "tensorflow.sets.set_size": "use `tf.sets.size`",
    "tensorflow.nn.relu_layer": "use `tf.keras.layers.Dense`",
    "tensorflow.nn.conv2d_backprop_input": "use `tf.nn.conv2d_transpose`",
    "tensorflow.nn.max_pool_v2": "use `tf.nn.max_pool`",
    "tensorflow.nn.avg_pool_v2": "use `tf.nn.avg_pool`",
    "tensorflow.nn.ctc_loss_v2": "use `tf.nn.ctc_loss`",
    "tensorflow.nn.ctc_beam_search_decoder_v2": "use `tf.nn.ctc_beam_search_decoder`",
    **dict.fromkeys(
        [f"tensorflow.data.Iterator.from_{name}" for name in ("structure", "string_handle")],
        "loop over the dataset, or call `iter(dataset)`",
    ),
    "tensorflow.io.TFRecordCompressionType": 'write "GZIP", "ZLIB" or ""',
    "tensorflow.data.get_output_classes": "ask the dataset for its `element_spec`",
    "tensorflow.data.get_output_shapes": "ask the dataset for its `element_spec`",
    "tensorflow.data.get_output_types": "ask the dataset for its `element_spec`",
    "tensorflow.test.compute_gradient_error": "use `tf.test.compute_gradient`",
    "tensorflow.manip": "its functions are in `tf`",
    "tensorflow.resource_loader": "use Python's `importlib.resources`",
    "tensorflow.spectral": "use `tf.signal`",
    "tensorflow.arg_max": "use `tf.argmax`",
    "tensorflow.arg_min": "use `tf.argmin`",
    "tensorflow.div_no_nan": "use `tf.math.divide_no_nan`",
    "tensorflow.extract_image_patches": "use `tf.image.extract_patches`",
    "tensorflow.lin_space": "use `tf.linspace`",
    "tensorflow.reverse_v2": "use `tf.reverse`",
    "tensorflow.to_bfloat16": "use `tf.cast`",
    "tensorflow.truncated_normal_initializer": "use `tf.keras.initializers.TruncatedNormal`",
    "tensorflow.glorot_uniform_initializer": "use `tf.keras.initializers.GlorotUniform`",
    "tensorflow.glorot_normal_initializer": "use `tf.keras.initializers.GlorotNormal`",
    "tensorflow.orthogonal_initializer": "use `tf.keras.initializers.Orthogonal`",
    "tensorflow.variance_scaling_initializer": "use `tf.keras.initializers.VarianceScaling`",
}  # fmt: skip

# Functions of TensorFlow 1. Keras' of the same names, where it has them, are spelled `tf.keras…`.
_LOSSES = (
    "absolute_difference", "add_loss", "compute_weighted_loss", "cosine_distance", "get_losses",
    "get_regularization_loss", "get_regularization_losses", "get_total_loss", "hinge_loss",
    "huber_loss", "log_loss", "mean_pairwise_squared_error", "sigmoid_cross_entropy",
    "softmax_cross_entropy", "sparse_softmax_cross_entropy",
)  # fmt: skip
_METRICS = (
    "accuracy", "auc", "average_precision_at_k", "false_negatives", "false_positives", "mean",
    "mean_cosine_distance", "mean_iou", "mean_per_class_accuracy", "mean_relative_error",
    "mean_tensor", "percentage_below", "precision", "precision_at_k", "recall", "recall_at_k",
    "root_mean_squared_error", "sensitivity_at_specificity", "specificity_at_sensitivity",
    "true_negatives", "true_positives",
)  # fmt: skip

# Other names of TensorFlow 1, by what to do instead.
_OF_TENSORFLOW_1 = {
    "use tf.data": (
        "FIFOQueue",
        "FixedLengthRecordReader",
        "IdentityReader",
        "LMDBReader",
        "PaddingFIFOQueue",
        "RandomShuffleQueue",
        "ReaderBase",
        "TextLineReader",
        "train.QueueRunner",
        "train.add_queue_runner",
        "train.maybe_batch_join",
        "train.maybe_shuffle_batch_join",
        "train.queue_runner",
    ),
    "TensorFlow 2 has no collections": ("GraphKeys",),
    "TensorFlow 2 has no variable scopes": ("AUTO_REUSE", "VariableScope", "op_scope"),
    "TensorFlow 2 runs without sessions": (
        "GraphOptions",
        "delete_session_tensor",
        "get_session_handle",
        "get_session_tensor",
        "train.SessionCreator",
        "train.SessionRunContext",
        "train.SessionRunValues",
    ),
    "use `tf.summary`": (
        "HistogramProto",
        "Summary",
        "SummaryMetadata",
        "summary.Event",
        "summary.SessionLog",
    ),
    "use `tf.saved_model.save`": (
        "saved_model.Builder",
        "saved_model.build_signature_def",
        "saved_model.build_tensor_info",
        "saved_model.classification_signature_def",
        "saved_model.main_op",
        "saved_model.predict_signature_def",
        "saved_model.regression_signature_def",
        "saved_model.signature_constants",
        "saved_model.tag_constants",
    ),
    "use `tf.lite.TFLiteConverter`": ("lite.TocoConverter", "lite.toco_convert"),
    "use a strategy of `tf.distribute`": (
        "tpu.CrossShardOptimizer",
        "tpu.bfloat16_scope",
        "tpu.cross_replica_sum",
        "tpu.initialize_system",
        "tpu.outside_compilation",
        "tpu.rewrite",
        "tpu.shutdown_system",
    ),
    "use `tf.profiler.experimental`": (
        "profiler.Profiler",
        "profiler.advise",
    ),
    "use `tf.compat.v1.profiler`": (
        "profiler.ProfileOptionBuilder",
        "profiler.profile",
        "profiler.write_op_log",
    ),
    "use `tf.keras.optimizers`": ("train.AdagradDAOptimizer", "train.Optimizer"),
    "use `tf.errors.OpError`": ("OpError",),
    "use `tf.version.VERSION`": ("VERSION",),
    "use `tf.version.GIT_VERSION`": ("GIT_VERSION",),
    "use `tf.no_gradient`": ("NoGradient", "NotDifferentiable"),
    "use `tf.SparseTensor`": ("SparseTensorValue",),
    "use the package tensorflow-probability": ("distributions",),
    "use `tf.math`": ("debugging.is_finite", "debugging.is_inf", "debugging.is_nan"),
    "variables have their value when they are made": (
        "initialize_all_tables",
        "initializers.tables_initializer",
        "initializers.variables",
    ),
    "use `tf.random`": ("nn.log_uniform_candidate_sampler", "nn.uniform_candidate_sampler"),
    "use `tf.train.CheckpointManager`": (
        "train.get_checkpoint_mtimes",
        "train.remove_checkpoint",
        "train.update_checkpoint_state",
    ),
}

TENSORFLOW_PREFIXES = {
    **_IN_TF,
    **_first_names.GONE,
    **{f"tensorflow.{name}": hint for hint, names in _OF_TENSORFLOW_1.items() for name in names},
    "tensorflow.Print": "use `tf.print`",
    "tensorflow.app": "use argparse, or the package absl-py",
    "tensorflow.flags": "use argparse, or the package absl-py",
    "tensorflow.logging": "use `tf.get_logger()`",
    "tensorflow.layers": "use `tf.keras.layers`",
    "tensorflow.assign": "use the variable's `assign`",
    "tensorflow.assign_add": "use the variable's `assign_add`",
    "tensorflow.assign_sub": "use the variable's `assign_sub`",
    "tensorflow.add_to_collection": "TensorFlow 2 has no collections",
    "tensorflow.get_collection": "TensorFlow 2 has no collections",
    "tensorflow.global_variables": "ask the model for its variables",
    "tensorflow.div": "use `/`, or `//`",
    "tensorflow.to_double": "use `tf.cast`",
    "tensorflow.Session": "TensorFlow 2 runs without sessions",
    "tensorflow.InteractiveSession": "TensorFlow 2 runs without sessions",
    "tensorflow.ConfigProto": "use `tf.config`",
    "tensorflow.GPUOptions": "use `tf.config`",
    "tensorflow.config.gpu": "use `tf.config.experimental.set_memory_growth` of each GPU",
    "tensorflow.placeholder": "pass tensors to a `tf.function`",
    "tensorflow.contrib.gan": "it is the package tensorflow-gan",
    "tensorflow.contrib.slim": "it is the package tf-slim",
    "tensorflow.contrib.layers": "use Keras layers, or the package tf-slim",
    "tensorflow.contrib.framework": "use TensorFlow 2, or the package tf-slim",
    "tensorflow.contrib.rnn": "use Keras layers such as `LSTM`",
    "tensorflow.contrib.cudnn_rnn": "use Keras layers such as `LSTM`",
    "tensorflow.contrib.legacy_seq2seq": "use Keras layers",
    "tensorflow.contrib.data": "use tf.data",
    "tensorflow.contrib.distribute": "use `tf.distribute`",
    "tensorflow.contrib.eager": "eager execution is the default",
    "tensorflow.contrib.learn": "use Keras",
    "tensorflow.contrib.estimator": "use Keras",
    "tensorflow.contrib.lite": "use `tf.lite`",
    "tensorflow.contrib.tpu": "use `tf.distribute.TPUStrategy`",
    "tensorflow.contrib.summary": "use `tf.summary`",
    "tensorflow.contrib.training": "use Keras",
    "tensorflow.contrib.image": "use Keras, or `tf.image`",
    "tensorflow.contrib": "it ended with TensorFlow 1",
    # What editors that complete names wrote before TensorFlow 2, for the public modules.
    "tensorflow._api.v1": "import it from `tensorflow`, or `tensorflow.compat.v1`",
    "tensorflow.examples.tutorials": "load MNIST with `tf.keras.datasets.mnist`",
    "tensorflow.examples": "it comes with TensorFlow's source only",
    "tensorflow.models": "it is another project",
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
    "tensorflow.train.MonitoredTrainingSession": "TensorFlow 2 runs without sessions",
    "tensorflow.train.AdadeltaOptimizer": "use `tf.keras.optimizers.Adadelta`",
    "tensorflow.train.FtrlOptimizer": "use `tf.keras.optimizers.Ftrl`",
    "tensorflow.train.ProximalAdagradOptimizer": "use `tf.keras.optimizers`",
    "tensorflow.train.ProximalGradientDescentOptimizer": "use `tf.keras.optimizers`",
    "tensorflow.train.SyncReplicasOptimizer": "use `tf.distribute`",
    "tensorflow.train.Supervisor": "TensorFlow 2 runs without sessions",
    "tensorflow.train.MonitoredSession": "TensorFlow 2 runs without sessions",
    "tensorflow.train.SessionRunHook": "use a callback of Keras",
    "tensorflow.train.LoggingTensorHook": "use a callback of Keras",
    "tensorflow.train.StopAtStepHook": "use a callback of Keras",
    "tensorflow.train.CheckpointSaverHook": "use `tf.keras.callbacks.ModelCheckpoint`",
    "tensorflow.train.NewCheckpointReader": "use `tf.train.load_checkpoint`",
    **{
        f"tensorflow.train.{name}": "use `tf.keras.optimizers.schedules`"
        for name in (
            "cosine_decay",
            "cosine_decay_restarts",
            "inverse_time_decay",
            "linear_cosine_decay",
            "natural_exp_decay",
            "noisy_linear_cosine_decay",
            "piecewise_constant",
            "polynomial_decay",
        )
    },
    "tensorflow.train.get_global_step": "count steps in a `tf.Variable`",
    "tensorflow.train.get_or_create_global_step": "count steps in a `tf.Variable`",
    "tensorflow.train.exponential_decay": "use `tf.keras.optimizers.schedules`",
    "tensorflow.train.string_input_producer": "use tf.data",
    "tensorflow.train.start_queue_runners": "use tf.data",
    "tensorflow.summary.FileWriter": "use `tf.summary.create_file_writer`",
    "tensorflow.summary.merge_all": "summaries are written when they are called",
    "tensorflow.nn.rnn_cell": "use `tf.keras.layers`",
    "tensorflow.nn.dynamic_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.static_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.bidirectional_dynamic_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.raw_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.static_bidirectional_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.static_state_saving_rnn": "use `tf.keras.layers`",
    "tensorflow.nn.fused_batch_norm": "use `tf.keras.layers.BatchNormalization`",
    "tensorflow.nn.depthwise_conv2d_native": "use `tf.nn.depthwise_conv2d`",
    "tensorflow.nn.xw_plus_b": "use `tf.matmul` and `+`",
    "tensorflow.nn.softmax_cross_entropy_with_logits_v2": (
        "use `tf.nn.softmax_cross_entropy_with_logits`"
    ),
    "tensorflow.train.experimental.enable_mixed_precision_graph_rewrite": (
        "use `keras.mixed_precision.set_global_policy`"
    ),
    **{
        f"tensorflow.{module}.experimental.{name}": "use `keras.optimizers.LossScaleOptimizer`"
        for module in ("mixed_precision", "train")
        for name in ("DynamicLossScale", "FixedLossScale", "LossScale")
    },
    "tensorflow.to_float": "use `tf.cast`",
    "tensorflow.to_int32": "use `tf.cast`",
    "tensorflow.to_int64": "use `tf.cast`",
    "tensorflow.py_func": "use `tf.numpy_function`",
    "tensorflow.trainable_variables": "ask the model for its variables",
    "tensorflow.image.resize_images": "use `tf.image.resize`",
    "tensorflow.image.resize_bilinear": "use `tf.image.resize`",
    "tensorflow.image.resize_area": "use `tf.image.resize`",
    "tensorflow.image.resize_bicubic": "use `tf.image.resize`",
    "tensorflow.image.resize_nearest_neighbor": "use `tf.image.resize`",
    "tensorflow.image.resize_image_with_pad": "use `tf.image.resize_with_pad`",
    "tensorflow.image.extract_image_patches": "use `tf.image.extract_patches`",
    "tensorflow.image.transpose_image": "use `tf.image.transpose`",
    "tensorflow.random.multinomial": "use `tf.random.categorical`",
    "tensorflow.io.tf_record_iterator": "use `tf.data.TFRecordDataset`",
    "tensorflow.data.make_one_shot_iterator": "loop over the dataset",
    "tensorflow.data.make_initializable_iterator": "loop over the dataset",
    "tensorflow.summary.FileWriterCache": "use `tf.summary.create_file_writer`",
    "tensorflow.initializers.global_variables": "variables have their value when they are made",
    "tensorflow.random_crop": "use `tf.image.random_crop`",
    "tensorflow.python_io": "use `tf.io`",
    "tensorflow.FixedLenFeature": "use `tf.io.FixedLenFeature`",
    "tensorflow.VarLenFeature": "use `tf.io.VarLenFeature`",
    "tensorflow.TFRecordReader": "use `tf.data.TFRecordDataset`",
    "tensorflow.WholeFileReader": "use tf.data",
    "tensorflow.train.batch": "use tf.data",
    "tensorflow.train.shuffle_batch": "use tf.data",
    "tensorflow.image.resize_image_with_crop_or_pad": "use `tf.image.resize_with_crop_or_pad`",
    # Since TensorFlow 2.12 each has a module of its own, and a name that begins with `_`.
    **{
        f"tensorflow.python.data.ops.dataset_ops.{name}Dataset": "use `tf.data.Dataset`"
        for name in (
            "Cache",
            "Concatenate",
            "Filter",
            "FlatMap",
            "Interleave",
            "Map",
            "PaddedBatch",
            "ParallelInterleave",
            "ParallelMap",
            "Skip",
            "Take",
            "Tensor",
            "TensorSlice",
            "Window",
            "Zip",
        )
    },
    **dict.fromkeys([f"tensorflow.losses.{name}" for name in _LOSSES], "use `tf.keras.losses`"),
    **dict.fromkeys([f"tensorflow.metrics.{name}" for name in _METRICS], "use `tf.keras.metrics`"),
}

# Attributes that are still there, but cannot be imported by the module's name.
NOT_IMPORTED = {
    "tensorflow.compat.v1.keras": "use `tensorflow.keras`",
}

# Packages by others whose last release raises without Keras 2: it looks which one is there, or
# imports what went with it.
_LEGACY = "install `tf-keras`, and set `TF_USE_LEGACY_KERAS=1` before TensorFlow is imported"
PACKAGES = {
    **dict.fromkeys(KERAS2_PACKAGES, _LEGACY),
    "tensorflow_ranking": "it takes TensorFlow before 2.16",
    "tensorflow_addons": "Keras 3 has `AdamW`, `GroupNormalization`, `F1Score` and more of it",
    "keras_vggface": "KerasHub has such models",
    "sciann": "there is no later release",
    "tf2crf": "there is no later release",
}
# Those that take the Keras which a variable of the environment names, and without it the package
# `keras`, of which they import what Keras 3 has not: `segmentation_models` by the `efficientnet`
# that it requires, which asks for `keras.utils.generic_utils`.
CHOOSING_PACKAGES = {"segmentation_models": "SM_FRAMEWORK"}
# The modules of keras-rl and keras-rl2 that ask for `keras.models.model_from_config`. Many a
# project has a package of that short name, but not one with these memories.
RL_PACKAGE = "rl"
RL_MODULES = ("rl.agents", "rl.policy", "rl.processors", "rl.util")
RL_MEMORIES = ("SequentialMemory", "EpisodeParameterMemory")
# What TensorFlow 1.15 to 2.1 consisted of.
INNER_PACKAGE = "tensorflow_core"

# What TensorFlow's private copy of Keras 2 has lost; the rest of it is still there.
PRIVATE_KERAS = "tensorflow.python.keras"
_LOST = (
    "applications", "datasets", "estimator", "preprocessing", "wrappers", "layers.local",
    "layers.noise", "layers.normalization", "layers.preprocessing", "layers.recurrent_v2",
    "layers.wrappers",
    *("layers." + name for name in (
        "BatchNormalization", "Bidirectional", "GRU", "GRUCell", "GaussianNoise", "LSTM",
        "LSTMCell", "LayerNormalization", "TimeDistributed",
    )),
    *("optimizers." + name for name in _OPTIMIZERS),
    *("utils." + name for name in (
        "Sequence", "get_file", "multi_gpu_model", "multi_gpu_utils", "normalize", "plot_model",
        "to_categorical",
    )),
)  # fmt: skip

# Parts of TensorFlow that scripts import though they are private, and that moved or went.
_PRIVATE = {
    "distribute.distribution_strategy_context": "use `tf.distribute`",
    "eager.profiler": "use `tf.profiler.experimental`",
    "framework.ops.IndexedSlices": "use `tf.IndexedSlices`",
    "framework.ops.Tensor": "use `tf.Tensor`",
    "framework.ops.convert_to_tensor_v2": "use `tf.convert_to_tensor`",
    "ops.control_flow_ops.case": "use `tf.case`",
    "ops.control_flow_ops.cond": "use `tf.cond`",
    "ops.control_flow_ops.while_loop": "use `tf.while_loop`",
    "pywrap_tensorflow.NewCheckpointReader": "use `tf.train.load_checkpoint`",
    "tpu.tpu_config": "use `tf.distribute.TPUStrategy`",
    "tpu.tpu_estimator": "use `tf.distribute.TPUStrategy`",
    "training.training_ops": "use `tf.raw_ops`",
    "training.tracking": "`tensorflow.python.trackable` took its place",
}

# Gone with a minor release of TensorFlow 2, or with one before it.
LATER = {
    **{f"tensorflow.python.{name}": ((2, 16), hint) for name, hint in _PRIVATE.items()},
    **{
        f"{PRIVATE_KERAS}.{name}": (
            (2, 15),
            "that module is private; import all from `tensorflow.keras`",
        )
        for name in _LOST
    },
    "tensorflow.config.experimental_list_devices": (
        (2, 1),
        "use `tf.config.list_logical_devices`",
    ),
    "tensorflow.estimator": ((2, 16), "use Keras, or a loop with `tf.function`"),
    "tensorflow.compat.v1.estimator": ((2, 16), "use Keras, or a loop with `tf.function`"),
}

_BACKEND = """
    abs all any arange argmax argmin batch_dot batch_flatten batch_get_value batch_set_value
    batch_normalization bias_add binary_crossentropy binary_focal_crossentropy cast cast_to_floatx
    categorical_crossentropy categorical_focal_crossentropy clip concatenate constant conv1d conv2d
    conv2d_transpose conv3d cos count_params ctc_batch_cost ctc_decode ctc_label_dense_to_sparse
    cumprod cumsum depthwise_conv2d dot dropout dtype elu equal eval exp expand_dims eye flatten
    foldl foldr gather get_value gradients greater greater_equal
    hard_sigmoid in_top_k int_shape is_sparse l2_normalize less less_equal log map_fn max maximum
    mean min minimum moving_average_update name_scope ndim not_equal one_hot ones ones_like
    permute_dimensions pool2d pool3d pow prod random_bernoulli random_normal
    random_normal_variable random_uniform random_uniform_variable relu repeat repeat_elements
    reshape resize_images resize_volumes reverse rnn round separable_conv2d set_value shape sigmoid
    sign sin softmax softplus softsign sparse_categorical_crossentropy spatial_2d_padding
    spatial_3d_padding sqrt square squeeze stack std
    stop_gradient sum switch tanh temporal_padding tile to_dense transpose truncated_normal
    update update_add update_sub var variable zeros zeros_like
"""
# Gone from `tf.keras` with Keras 3.3, while `keras` keeps them, and what `tf.keras` calls them.
_SHORT = {
    "mean_squared_error": "mse",
    "mean_absolute_error": "mae",
    "mean_absolute_percentage_error": "mape",
    "mean_squared_logarithmic_error": "msle",
    "kl_divergence": "kld",
    "log_cosh": "logcosh",
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
    **dict.fromkeys(
        [f"keras.preprocessing.sequence.{name}" for name in ("make_sampling_table", "skipgrams")],
        "import it from `tensorflow.keras`",
    ),
    **dict.fromkeys(
        [
            f"keras.preprocessing.image.{name}"
            for name in (
                "DirectoryIterator",
                "Iterator",
                "NumpyArrayIterator",
                "apply_affine_transform",
                "apply_brightness_shift",
                "apply_channel_shift",
                "random_brightness",
                "random_channel_shift",
                "random_rotation",
                "random_shear",
                "random_shift",
                "random_zoom",
            )
        ],
        "import it from `tensorflow.keras`",
    ),
    "keras.layers.ThresholdedReLU": "use `keras.layers.ReLU(threshold=…)`",
    "keras.layers.RandomHeight": "import it from `tensorflow.keras`",
    "keras.layers.RandomWidth": "import it from `tensorflow.keras`",
    "keras.losses.Reduction": 'write the string: `reduction="none"`',
    **{
        f"keras.{module}.{old}": f"use `{name}`"
        for module in ("losses", "metrics")
        for name, short in _SHORT.items()
        for old in (short, short.upper())
        if old != "LOGCOSH"
    },
    **{
        f"keras.{module}.kullback_leibler_divergence": "use `kl_divergence`"
        for module in ("losses", "metrics")
    },
    "keras.backend.tf": "import TensorFlow itself",  # which Keras 2.2 and older had imported there
    **dict.fromkeys(
        [f"keras.backend.{name}" for name in _BACKEND.split()],
        "import it from `tensorflow.keras`, or use `keras.ops`",
    ),
}
OF_TENSORFLOW = {
    f"keras.{module}.{name}": short
    for module in ("losses", "metrics")
    for name, short in _SHORT.items()
}
# Methods of a Keras metric.
METRIC_METHODS = {".reset_states": "reset_state"}
# Methods of a `tf.distribute` strategy, and of a dataset: only `tf.compat.v1` still has them.
STRATEGY_METHODS = {
    ".experimental_run_v2": "run",
    ".experimental_make_numpy_dataset": "tensorflow.data.Dataset.from_tensor_slices",
    ".experimental_make_numpy_iterator": "tensorflow.data.Dataset.from_tensor_slices",
}
DATASET_METHODS = (".make_one_shot_iterator", ".make_initializable_iterator")
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

# Methods that only layers and models of Keras had, and what to do instead.
_AT = "call the layer anew, and keep what it gives"
OLD_METHODS = {
    **dict.fromkeys(
        (
            ".get_input_at", ".get_output_at", ".get_input_shape_at", ".get_output_shape_at",
            ".get_input_mask_at", ".get_output_mask_at",
        ),
        _AT,
    ),
    ".get_losses_for": "read `losses`",
    ".get_updates_for": "layers keep no updates",
    **dict.fromkeys(
        ("._make_predict_function", "._make_train_function", "._make_test_function"),
        "leave it out, it was for sessions",
    ),
    "._set_inputs": "call the model once, or `build` it",
    "._standardize_user_data": "give `fit` the data",
}  # fmt: skip

# Arguments: what calls them, and the argument that took their place; "": none is needed, None: ask.
COMPILE_ARGUMENTS: dict[str, str | None] = {
    "experimental_run_tf_function": "",
    "experimental_steps_per_execution": "steps_per_execution",
    "sample_weight_mode": None,
    "target_tensors": None,
    "distribute": None,
}
# Keras 2 swallowed any argument of a `ModelCheckpoint`: Keras 3 takes these, and no other.
CHECKPOINT = "keras.callbacks.ModelCheckpoint"
CHECKPOINT_TAKES = (
    "filepath", "monitor", "verbose", "save_best_only", "save_weights_only", "mode", "save_freq",
    "initial_value_threshold",
)  # fmt: skip
NAMES_OF_METRICS = ("loss", "compile_metrics")  # of every compiled model that has metrics
CALL_ARGUMENTS: dict[str, dict[str, str | None]] = {
    "keras.layers.Attention": {"causal": None},
    "keras.layers.AdditiveAttention": {"causal": None},
    CHECKPOINT: {"period": None, "load_weights_on_restart": None, "save_frequency": "save_freq"},
    "keras.callbacks.ProgbarLogger": {"count_mode": "", "stateful_metrics": ""},
    "keras.callbacks.BackupAndRestore": {"save_before_preemption": ""},
    "keras.callbacks.TensorBoard": {
        "write_grads": "",
        "batch_size": "",
        "embeddings_layer_names": "",
        "embeddings_data": "",
    },
    "keras.utils.to_categorical": {"y": "x", "dtype": None},
    "keras.utils.image_dataset_from_directory": {"smart_resize": "crop_to_aspect_ratio"},
    "keras.utils.load_img": {"grayscale": None},
    "keras.preprocessing.image.load_img": {"grayscale": None},
    "keras.activations.relu": {"alpha": "negative_slope"},
    "keras.activations.leaky_relu": {"alpha": "negative_slope"},
    "keras.mixed_precision.LossScaleOptimizer": {"loss_scale": None},
    **{
        f"keras.{name}": {"loss_scale": None}
        for name in (
            "DTypePolicy",
            "dtype_policies.DTypePolicy",
            "mixed_precision.DTypePolicy",
            "mixed_precision.Policy",
        )
    },
    "keras.layers.LSTM": {"time_major": None},
    "keras.layers.GRU": {"time_major": None},
    "keras.layers.RNN": {"time_major": None},
    "keras.layers.CategoryEncoding": {"max_tokens": "num_tokens"},
    "keras.layers.Discretization": {"bins": None},
    "keras.layers.IntegerLookup": {
        "max_values": "max_tokens",
        "mask_value": "mask_token",
        "oov_value": "oov_token",
    },
    "keras.Input": {"type_spec": None},
    "keras.layers.BatchNormalization": {"fused": "", "virtual_batch_size": None},
    # Keras 2 handed any argument of one size on to the function that makes all of them.
    **{
        f"keras.applications.{module}EfficientNetB{size}": dict.fromkeys(
            ("drop_connect_rate", "dropout_rate", "depth_divisor")
        )
        for module in ("", "efficientnet.")
        for size in range(8)
    },
}

# Arguments of Keras 1, by the layer that had them.
_WEIGHTS: dict[str, str | None] = {
    "init": "kernel_initializer", "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer", "W_constraint": "kernel_constraint",
    "b_constraint": "bias_constraint",
}  # fmt: skip
_DENSE = {**_WEIGHTS, "output_dim": "units", "bias": "use_bias", "input_length": None}
_ORDERED: dict[str, str | None] = {"dim_ordering": None}
_POOLED: dict[str, str | None] = {"border_mode": "padding", **_ORDERED}
_CONVOLUTION = {**_WEIGHTS, "border_mode": "padding", "subsample": "strides",
                "nb_filter": "filters", "nb_row": None, "nb_col": None, "bias": "use_bias",
                "dim_ordering": None}  # fmt: skip
_RECURRENT = {
    "output_dim": "units", "dropout_W": "dropout", "dropout_U": "recurrent_dropout",
    "init": "kernel_initializer", "inner_init": "recurrent_initializer",
    "W_regularizer": "kernel_regularizer", "U_regularizer": "recurrent_regularizer",
    "b_regularizer": "bias_regularizer", "input_length": None, "consume_less": None,
}  # fmt: skip
_GATED = {**_RECURRENT, "inner_activation": "recurrent_activation"}
_OF_KERAS_1: dict[str, dict[str, str | None]] = {
    "keras.layers.Dense": {**_DENSE},
    "keras.layers.Conv1D": {**_CONVOLUTION, "filter_length": "kernel_size",
                            "subsample_length": "strides", "input_length": None},
    "keras.layers.Convolution1D": {**_CONVOLUTION, "filter_length": "kernel_size",
                                   "subsample_length": "strides", "input_length": None},
    "keras.layers.Conv2D": {**_CONVOLUTION},
    "keras.layers.Convolution2D": {**_CONVOLUTION},
    "keras.layers.Conv3D": {**_CONVOLUTION},
    **{
        f"keras.layers.{kind}Pooling{rank}D": _POOLED
        for kind in ("Max", "Average")
        for rank in (2, 3)
    },
    **{
        f"keras.layers.{name}": _ORDERED
        for name in (
            "Cropping2D", "Cropping3D", "GlobalAveragePooling2D", "GlobalAveragePooling3D",
            "GlobalMaxPooling2D", "GlobalMaxPooling3D", "UpSampling2D", "UpSampling3D",
            "ZeroPadding2D", "ZeroPadding3D",
        )
    },
    "keras.layers.Convolution3D": {**_CONVOLUTION, "kernel_dim1": None, "kernel_dim2": None,
                                   "kernel_dim3": None},
    "keras.layers.SeparableConv2D": {**_CONVOLUTION},
    "keras.layers.SeparableConvolution2D": {**_CONVOLUTION},
    "keras.layers.MaxPooling1D": {"pool_length": "pool_size", "border_mode": "padding",
                                  "stride": "strides"},
    **{
        f"keras.layers.{name}": {"p": "rate"}
        for name in (
            "Dropout", "GaussianDropout", "SpatialDropout1D", "SpatialDropout2D",
            "SpatialDropout3D",
        )
    },
    "keras.layers.GaussianNoise": {"sigma": "stddev"},
    "keras.layers.UpSampling1D": {"length": "size"},
    "keras.layers.ConvLSTM2D": {"implementation": ""},
    "keras.layers.LSTM": {**_GATED, "forget_bias_init": None},
    "keras.layers.GRU": {**_GATED},
    "keras.layers.SimpleRNN": {**_RECURRENT, "implementation": ""},
    "keras.layers.Embedding": {"init": "embeddings_initializer", "dropout": None,
                               "W_regularizer": "embeddings_regularizer",
                               "W_constraint": "embeddings_constraint"},
    "keras.layers.BatchNormalization": {"mode": None, "gamma_init": "gamma_initializer",
                                        "beta_init": "beta_initializer"},
    "keras.Model": {"input": "inputs", "output": "outputs"},
}  # fmt: skip
for _name, _table in _OF_KERAS_1.items():
    CALL_ARGUMENTS[_name] = {**CALL_ARGUMENTS.get(_name, {}), **_table}
for _name in (
    "BatchNormalization", "Conv1D", "Conv2D", "Conv2DTranspose", "Conv3D", "Dense", "GRU", "LSTM",
    "SimpleRNN",
):  # fmt: skip
    _table = CALL_ARGUMENTS.get(f"keras.layers.{_name}", {})
    CALL_ARGUMENTS[f"keras.layers.{_name}"] = {**_table, "weights": None}
# Layers that a model may begin with: `shape` of an `Input` tells the batch too.
for _name in (
    "Activation", "AveragePooling1D", "AveragePooling2D", "BatchNormalization", "Bidirectional",
    "Conv1D", "Conv2D", "Conv2DTranspose", "Conv3D", "ConvLSTM2D", "Convolution1D",
    "Convolution2D", "Cropping2D", "Dense", "Dropout", "Embedding", "Flatten", "GRU",
    "GaussianNoise", "LSTM", "Lambda", "LayerNormalization", "Masking", "MaxPooling1D",
    "MaxPooling2D", "Permute", "RepeatVector", "Reshape", "SeparableConv2D", "SimpleRNN",
    "SpatialDropout1D", "TimeDistributed", "UpSampling2D", "ZeroPadding2D",
):  # fmt: skip
    _table = CALL_ARGUMENTS.get(f"keras.layers.{_name}", {})
    CALL_ARGUMENTS[f"keras.layers.{_name}"] = {**_table, "batch_input_shape": None}
for _name in ("l1", "l2", "L1", "L2"):
    CALL_ARGUMENTS[f"keras.regularizers.{_name}"] = {"l": _name.lower()}
# Of an optimizer, and of its `apply_gradients`.
OPTIMIZER_ARGUMENTS: dict[str, str | None] = {"jit_compile": "", "schedule_decay": ""}
APPLY_ARGUMENTS: dict[str, str | None] = {
    "name": "",
    "experimental_aggregate_gradients": None,
    "skip_gradients_aggregation": None,
}
# Of `add_weight` of a layer or metric, and what its positional arguments were called.
WEIGHT_ARGUMENTS: dict[str, str | None] = {
    "use_resource": "",
    "synchronization": None,
    "experimental_autocast": "autocast",
    "caching_device": "",
    "partitioner": None,
}
LOSS_ARGUMENTS: dict[str, str | None] = {"inputs": ""}  # of `add_loss`
STATE_ARGUMENTS: dict[str, str | None] = {"inputs": "", "dtype": ""}  # of `get_initial_state`
WEIGHT_POSITIONS = ("name", "shape")
FIT_ARGUMENTS: dict[str, str | None] = {
    "nb_epoch": "epochs", "show_accuracy": "", "samples_per_epoch": None,
    "nb_val_samples": None, "nb_worker": "", "pickle_safe": "", "max_q_size": "",
}  # fmt: skip
SAVE_ARGUMENTS: dict[str, str | None] = {"save_traces": "", "signatures": None, "options": None}
for _name in ("keras.models.save_model", "keras.saving.save_model"):
    CALL_ARGUMENTS[_name] = SAVE_ARGUMENTS
SAVE_WEIGHTS_ARGUMENTS: dict[str, str | None] = {"save_format": ""}
ON_BATCH_ARGUMENTS: dict[str, str | None] = {"reset_metrics": None}
MODEL_ARGUMENTS: dict[str, dict[str, str | None]] = {
    ".compile": COMPILE_ARGUMENTS, ".fit": FIT_ARGUMENTS, ".save": SAVE_ARGUMENTS,
    ".save_weights": SAVE_WEIGHTS_ARGUMENTS, ".train_on_batch": ON_BATCH_ARGUMENTS,
    ".test_on_batch": ON_BATCH_ARGUMENTS, ".compiled_loss": {"y_true": "y"},
}  # fmt: skip

# What Keras 3 takes by name, and what another rule speaks of.
MODEL_TAKES: dict[str, tuple[str, ...]] = {
    ".compile": (
        "optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly",
        "steps_per_execution", "jit_compile", "auto_scale_loss", *COMPILE_ARGUMENTS,
    ),
    ".fit": (
        "x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split",
        "validation_data", "shuffle", "class_weight", "sample_weight", "initial_epoch",
        "steps_per_epoch", "validation_steps", "validation_batch_size", "validation_freq",
        "workers", "use_multiprocessing", "max_queue_size", *FIT_ARGUMENTS,
    ),
}  # fmt: skip

# A file without any of these words uses nothing that is listed here. Names that are common words
# count with what stands before or behind them.
_COMMON = {
    **{
        name.rpartition(".")[2]: ".".join(name.replace("tensorflow", "tf").split(".")[-2:])
        for name in (*_IN_TF, *_first_names.RENAMED, "tensorflow.select")
    },
    **{name: f"losses.{name}" for name in _LOSSES},
    **{name: f"metrics.{name}" for name in _METRICS},
    "batch": "train.batch",
    "Event": "summary.Event",
    "Optimizer": "train.Optimizer",
    "Profiler": "profiler.Profiler",
    "Summary": "tf.Summary",
    "VERSION": "tf.VERSION",
    "advise": "profiler.advise",
    "profile": "profiler.profile",
    "distributions": "tf.distributions",
    "is_finite": "debugging.is_finite",
    "is_inf": "debugging.is_inf",
    "is_nan": "debugging.is_nan",
    "rewrite": "tpu.rewrite",
    "variables": "initializers.variables",
    "image_dataset_from_directory": "image.image_dataset_from_directory",
    "core": "layers.core",
    "Graph": " Graph",
    "Input": "models import",
    "precision": "metrics import",
    "recall": "metrics import",
    "test_utils": "utils.test_utils",
    "premade": "keras.premade",
    **{name: f"layers.{name}" for name in _LAYER_MODULES},
    "callbacks": "callbacks.callbacks",
    "common": "backend.common",
    "cloning": "models.cloning",
    "legacy": "saving.legacy",
    "serialization": "layers.serialization",
    "policy": "precision.policy",
    "saved_model": "saving.saved_model",
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
    "gpu": "config.gpu.",
    "experimental": "s.experimental",
    "distribute": "distribute=",
    "data": "contrib",
    "framework": "contrib",
    "image": "contrib",
    "summary": "contrib",
    "training": "keras.engine",
    "models": "tensorflow.models",
    "examples": "tensorflow.examples",
    "local": "layers.local",
    **{
        name: f"tf.{name}"
        for name in (
            "Print",
            "app",
            "assign",
            "assign_add",
            "assign_sub",
            "ceil",
            "div",
            "erf",
            "flags",
            "is_nan",
            "layers",
            "lgamma",
            "log_sigmoid",
            "logging",
            "rsqrt",
        )
    },
    "noise": "layers.noise",
    "normal": "initializers",
    "uniform": "initializers",
    **dict.fromkeys(
        ("adadelta", "adagrad", "adam", "adamax", "nadam", "rmsprop", "sgd"), "keras.optimizers"
    ),
}
_NAMES = {
    "contrib" if ".contrib." in name else name.rpartition(".")[2]
    for name in (*KERAS_PREFIXES, *TENSORFLOW_PREFIXES, *TENSORFLOW)
    if name not in WHOLE  # "keras" stands everywhere
} | {*COMPILE_ARGUMENTS}
_ARGUMENTS = {*FIT_ARGUMENTS, *(arg for table in CALL_ARGUMENTS.values() for arg in table)}
# Those of what is a word itself.
_ARGUMENTS -= {"batch_size", "alpha", "dtype", "y", "dropout_rate", "length", "sigma"}
# An argument stands behind a bracket or a blank. With blanks around the sign, these are variables.
_VARIABLES = {"l", "p", "weights", "mode", "init", "input", "output", "dropout", "bias", "stride"}
_ARGUMENT_WORDS = {
    *(f"{before}{name}=" for name in _ARGUMENTS for before in "( \t"),
    *(f" {name} =" for name in _ARGUMENTS - _VARIABLES),
}
WORDS = tuple(
    sorted({
        "lr=", "lr =", ".lr", "decay=", "decay =", "epsilon=None", "epsilon = None",
        "steps_per_epoch", "validation_steps", "steps=", "steps =", "GaussianNoise(sigma",
        "tf.range(", "if tf.", "while tf.", "keras.api", "keras.src", "disable_eager_execution(",
        "disable_v2_behavior(", "outputs=[", "outputs = [",
        ".get_shape()", ".as_list()", "_keras_shape", ".set_shape(", "].value",
        ".minimize", "K.function", "legacy.",
        "import gfile", "tensorflow.python", "python.keras", " merge", "RandomHeight",
        "RandomWidth", ".output_shape", ".input_shape", "bound_nodes", "tensorflow_hub",
        "tensorflow_lattice", "tensorflow_probability", "import TF", ", TF",
        *(f"{before}layers.preprocessing" for before in ("keras.", " ", "(", "[", "=")),
        *(f"tf.imag{behind}" for behind in "(),"),  # and not `tf.image`
        ".saving.", "keras.experimental", "precision.experimental", "import experimental", "CuDNN",
        "keras.preprocessing", "keras.backend", "import backend", "Reduction", "ThresholdedReLU",
        "losses import", "compat.v1.keras", ".save", "ModelCheckpoint", "load_model",
        "LearningRateScheduler",
        "load_weights", ".variables()", ".get_weights()", ".next()", ".to_yaml", "reset_states",
        "tf.gradients(", "tf.hessians(",
        ".get_gradients", ".get_updates", "TensorBoard", "to_categorical", "activations",
        "jit_compile", "aggregate_gradients", "skip_gradients", "apply_gradients", "add_weight",
        "compiled_loss(",
        "add_metric", "add_update", "reset_metrics", "losses.mean_", "metrics.mean_",
        "self.model =", "self.model=", "tf.Variable(",
        ".kl_divergence", ".log_cosh", "metrics import", "metrics.precision", "metrics.recall",
        "reduction=",
        "model.compile(", "Model.compile(", "net.compile(", "metrics='", "metrics=\"",
        "metrics = '", "metrics = \"", "_decayed_lr", "Input(", "InputLayer(", "Dense(",
        *(f"{kind}{rank}D{way}(" for kind in ("Conv", "Convolution") for rank in "123"
          for way in ("", "Transpose")),
        *(f"{quote}{name}{quote}" for quote in "\"'" for name in (
            "cosine_proximity", "huber_loss", "kullback_leibler_divergence", "logcosh",
        )),
        "yield [", "yield ([", "yield (", "return [", "__getitem__", "class_weight",
        ", True)", ", False)", ", True,", ", False,", ", training", "EarlyStopping(",
        "validation_split", "loss_weights", "metrics=[",
        "'acc'", '"acc"', "val_acc", "monitor=",
        "super().__init__(self", "self).__init__(self", "self).__init__(name", "dynamic=",
        ".ref()", ".value()", ".is_initialized()",
        *(f" in {name}.name" for name in ("v", "var", "variable", "w", "weight", "x")),
        ".validation_data", ".layers.pop()", *(name + "(" for name in OLD_METHODS),
        ".total_loss", ".metrics_tensors", ".state_updates", ".uses_learning_phase",
        "['acc']", '["acc"]', "['lr']", '["lr"]',
        ".input,", ".input)", ".input]", ".output,", ".output)", ".output]", ".metrics_names",
        "set_value(", "get_file(", "tf.Module", ".watch(", "ExponentialMovingAverage",
        "_resource_apply_dense", "optimizers.Optimizer", "(Optimizer)", "compat.v1.train",
        "one_hot(", "cross_entropy_with_logits",
        "tf.gather", "from_generator(", "clone_model", "_trainable_weights", "add_variable(",
        "add_loss(", "get_initial_state(", "Pooling", "MaxPool", "AvgPool", "learning_rate(", "lr(",
        ".trainable = False", ".trainable=False", "clipnorm", "clipvalue", "numpy_function",
        "py_func", "train.Checkpoint", "input_dim", "ReduceLROnPlateau", ".read_value()",
        "@tf.function", "@function", "@tensorflow.function",
        *PACKAGES, *CHOOSING_PACKAGES, *RL_MODULES, INNER_PACKAGE,
        *METHODS, *METRIC_METHODS, *STRATEGY_METHODS,
        *DATASET_METHODS, *_ARGUMENT_WORDS,
        *(_COMMON.get(name, name) for name in _NAMES - {"imag", "preprocessing"}),
    })
)  # fmt: skip


def by_prefix(name: str, table: dict[str, str]) -> str | None:
    """What a table says of a name, or else of the innermost module that it stands in."""
    while name:
        if name in table:
            return table[name]
        name = name.rpartition(".")[0]
    return None
