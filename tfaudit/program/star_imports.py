"""The names that `from keras.layers import *` and the like bind.

The public names of Keras 3.15, in `keras` or in `tf.keras`, and those of Keras 2 that are gone
(tests/facts/test_star_imports.py looks them up again).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tfaudit.program.names import canonical

if TYPE_CHECKING:
    from tfaudit.source import Source

_NAMES = {
    "keras": """
        DTypePolicy FloatDTypePolicy Function Initializer Input InputSpec KerasTensor Layer
        Loss Metric Model Operation Optimizer Quantizer Regularizer RematScope Sequential
        StatelessScope SymbolicScope Variable activations applications backend callbacks
        config constraints datasets device distillation distribution dtype_policies export
        initializers layers losses metrics mixed_precision models name_scope ops optimizers
        preprocessing quantizers random regularizers remat saving tree utils visualization
        wrappers
    """,
    "keras.layers": """
        Activation ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D
        AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D
        AdaptiveMaxPooling3D Add AdditiveAttention AlphaDropout Attention AugMix
        AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D
        AvgPool2D AvgPool3D BatchNormalization Bidirectional CategoryEncoding CenterCrop
        Concatenate ContrastLimitedAdaptiveHistogramEqualization Conv1D Conv1DTranspose
        Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D
        Convolution1D Convolution1DTranspose Convolution2D Convolution2DTranspose
        Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D CuDNNGRU
        CuDNNLSTM CutMix Dense DenseFeatures DepthwiseConv1D DepthwiseConv2D Discretization
        Dot Dropout ELU EinsumDense Embedding Equalization Flatten FlaxLayer GRU GRUCell
        GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D
        GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D
        GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D
        GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention
        HashedCrossing Hashing Identity Input InputLayer InputSpec IntegerLookup JaxLayer
        LSTM LSTMCell Lambda Layer LayerNormalization LeakyReLU LocallyConnected1D
        LocallyConnected2D Masking MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D
        MaxPooling1D MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp
        MultiHeadAttention Multiply Normalization PReLU Permute Pipeline RMSNormalization
        RNN RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter
        RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip
        RandomGaussianBlur RandomGrayscale RandomHeight RandomHue RandomInvert
        RandomPerspective RandomPosterization RandomRotation RandomSaturation
        RandomSharpness RandomShear RandomTranslation RandomWidth RandomZoom ReLU
        RepeatVector Rescaling Reshape Resizing ReversibleEmbedding STFTSpectrogram
        SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D
        SimpleRNN SimpleRNNCell Softmax Solarization SpatialDropout1D SpatialDropout2D
        SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract
        TFSMLayer TextVectorization ThresholdedReLU TimeDistributed TorchModuleWrapper
        UnitNormalization UpSampling1D UpSampling2D UpSampling3D Wrapper ZeroPadding1D
        ZeroPadding2D ZeroPadding3D add average concatenate dot maximum minimum multiply
        subtract
    """,
    "keras.models": """
        Model Sequential clone_model load_model model_from_json model_from_yaml save_model
    """,
    "keras.optimizers": """
        Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer
        MultiOptimizer Muon Nadam Optimizer OptimizerMap RMSprop SGD ScheduleFreeAdamW
        schedules
    """,
    "keras.callbacks": """
        BackupAndRestore CSVLogger Callback CallbackList EarlyStopping History
        LambdaCallback LearningRateScheduler ModelCheckpoint OrbaxCheckpoint ProgbarLogger
        ReduceLROnPlateau RemoteMonitor SwapEMAWeights TensorBoard TerminateOnNaN
    """,
    "keras.losses": """
        BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy
        CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge
        Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence LogCosh Loss MAE MAPE MSE
        MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError
        MeanSquaredLogarithmicError Poisson Reduction SparseCategoricalCrossentropy
        SquaredHinge Tversky binary_crossentropy binary_focal_crossentropy
        categorical_crossentropy categorical_focal_crossentropy
        categorical_generalized_cross_entropy categorical_hinge circle cosine_similarity ctc
        dice hinge huber kl_divergence kld kullback_leibler_divergence log_cosh logcosh mae
        mape mean_absolute_error mean_absolute_percentage_error mean_squared_error
        mean_squared_logarithmic_error mse msle poisson sparse_categorical_crossentropy
        squared_hinge tversky
    """,
    "keras.metrics": """
        AUC Accuracy BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy
        CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity
        F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLD KLDivergence
        LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError MeanAbsolutePercentageError
        MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric
        OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall
        R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity
        SparseCategoricalAccuracy SparseCategoricalCrossentropy
        SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum
        TopKCategoricalAccuracy TrueNegatives TruePositives binary_accuracy
        binary_crossentropy binary_focal_crossentropy categorical_accuracy
        categorical_crossentropy categorical_focal_crossentropy categorical_hinge
        concordance_correlation hinge huber kl_divergence kld kullback_leibler_divergence
        log_cosh logcosh mae mape mean_absolute_error mean_absolute_percentage_error
        mean_squared_error mean_squared_logarithmic_error mse msle pearson_correlation
        poisson sparse_categorical_accuracy sparse_categorical_crossentropy
        sparse_top_k_categorical_accuracy squared_hinge top_k_categorical_accuracy
    """,
    "keras.utils": """
        Config CustomObjectScope FeatureSpace Progbar PyDataset Sequence array_to_img
        audio_dataset_from_directory bounding_boxes clear_session custom_object_scope
        deserialize_keras_object disable_interactive_logging enable_interactive_logging
        get_custom_objects get_file get_registered_name get_registered_object
        get_source_inputs image_dataset_from_directory img_to_array
        is_interactive_logging_enabled is_keras_tensor load_img model_to_dot multi_gpu_model
        normalize np_utils pack_x_y_sample_weight pad_sequences plot_model
        register_keras_serializable save_img serialize_keras_object set_random_seed
        split_dataset standardize_dtype text_dataset_from_directory
        timeseries_dataset_from_array to_categorical unpack_x_y_sample_weight
    """,
    "keras.regularizers": """
        L1 L1L2 L2 OrthogonalRegularizer Regularizer l1 l1_l2 l2 orthogonal_regularizer
    """,
    "keras.initializers": """
        Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity IdentityInitializer
        Initializer LecunNormal LecunUniform Ones Orthogonal OrthogonalInitializer
        RandomNormal RandomUniform STFT STFTInitializer TruncatedNormal VarianceScaling
        Zeros constant glorot_normal glorot_uniform he_normal he_uniform identity
        lecun_normal lecun_uniform ones orthogonal random_normal random_uniform stft
        truncated_normal variance_scaling zeros
    """,
    "keras.constraints": """
        Constraint MaxNorm MinMaxNorm NonNeg UnitNorm max_norm min_max_norm non_neg
        unit_norm
    """,
    "keras.activations": """
        celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish
        hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid
        silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax
        squareplus swish tanh tanh_shrink threshold
    """,
    "keras.applications": """
        ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge DenseNet121
        DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3
        EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0
        EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M
        EfficientNetV2S InceptionResNetV2 InceptionV3 MobileNet MobileNetV2 MobileNetV3Large
        MobileNetV3Small NASNetLarge NASNetMobile ResNet101 ResNet101V2 ResNet152
        ResNet152V2 ResNet50 ResNet50V2 VGG16 VGG19 Xception convnext densenet efficientnet
        efficientnet_v2 imagenet_utils inception_resnet_v2 inception_v3 mobilenet
        mobilenet_v2 mobilenet_v3 nasnet resnet resnet50 resnet_v2 vgg16 vgg19 xception
    """,
    "keras.datasets": """
        boston_housing california_housing cifar10 cifar100 fashion_mnist imdb mnist reuters
    """,
    "keras.preprocessing.image": """
        DirectoryIterator ImageDataGenerator Iterator NumpyArrayIterator
        apply_affine_transform apply_brightness_shift apply_channel_shift array_to_img
        img_to_array load_img random_brightness random_channel_shift random_rotation
        random_shear random_shift random_zoom save_img smart_resize
    """,
    "keras.preprocessing.sequence": """
        TimeseriesGenerator make_sampling_table pad_sequences skipgrams
    """,
    "keras.preprocessing.text": """
        Tokenizer hashing_trick one_hot text_to_word_sequence
    """,
    "keras.backend": """
        abs all any arange argmax argmin backend batch_dot batch_flatten batch_get_value
        batch_normalization batch_set_value bias_add binary_crossentropy
        binary_focal_crossentropy cast cast_to_floatx categorical_crossentropy
        categorical_focal_crossentropy clear_session clip concatenate constant conv1d conv2d
        conv2d_transpose conv3d cos count_params ctc_batch_cost ctc_decode
        ctc_label_dense_to_sparse cumprod cumsum depthwise_conv2d dot dropout dtype elu
        epsilon equal eval exp expand_dims eye flatten floatx foldl foldr gather get_uid
        get_value gradients greater greater_equal hard_sigmoid image_data_format in_top_k
        int_shape is_float_dtype is_int_dtype is_keras_tensor is_sparse l2_normalize less
        less_equal log map_fn max maximum mean min minimum moving_average_update name_scope
        ndim not_equal one_hot ones ones_like permute_dimensions pool2d pool3d pow prod
        random_bernoulli random_normal random_normal_variable random_uniform
        random_uniform_variable relu repeat repeat_elements reshape resize_images
        resize_volumes result_type reverse rnn round separable_conv2d set_epsilon set_floatx
        set_image_data_format set_value shape sigmoid sign sin softmax softplus softsign
        sparse_categorical_crossentropy spatial_2d_padding spatial_3d_padding sqrt square
        squeeze stack standardize_dtype std stop_gradient sum switch tanh temporal_padding
        tile to_dense transpose truncated_normal update update_add update_sub var variable
        zeros zeros_like
    """,
}
# Of a module that is not there: what it binds is as unknown as what is imported by name from it.
_UNSEEN = "*"
_TOPS = ("tensorflow", "keras", "tf_keras")
# What everybody calls so, where a module of the project gives the name: `from common import *`.
_CONVENTIONS = {"tf": "tensorflow", "np": "numpy", "os": "os"}
_BY_NAME = ("tf", "os")  # also by name, `from common import tf`: MXNet has an `np` of its own
# What a file asks of a `tf` of TensorFlow 2, and of `tensorflow.compat.v1` by that name, which
# `deepmd.env` gives.
_OF_VERSION_2 = re.compile(r"\btf\.(?:config\.|distribute\.|function\b|GradientTape\b|keras\.)")
_OF_VERSION_1 = re.compile(
    r"\btf\.(?:app|flags|contrib|layers|log|logging|placeholder|Session|InteractiveSession"
    r"|ConfigProto|GPUOptions|get_(?:variable|default_graph|collection)|variable_scope"
    r"|global_variables\w*|GraphKeys|set_random_seed|random_\w+|truncated_normal"
    r"|train\.(?:Saver|\w+Optimizer))\b"
)
# How `transformers` calls its hundreds of models for TensorFlow: `TFBertModel`.
_TRANSFORMERS = "transformers"
_MODELS_OF_TRANSFORMERS = re.compile(r"TF[A-Z]\w*[a-z]\w*")


def modules() -> tuple[str, ...]:
    """The modules of Keras whose names are listed."""
    return tuple(_NAMES)


@cache
def names_of(module: str) -> frozenset[str]:
    """What a star import of a module of Keras binds; nothing for modules that are not listed."""
    return frozenset(_NAMES.get(module, "").split())


def imported_by_name(name: str, module: str, importer: Source) -> str | None:
    """The library that a name means everywhere, of a module that is not seen.

    TensorFlow only in a file that asks for what version 2 has, and for nothing that only version 1
    had, which the module may give as well.
    """
    if name not in _BY_NAME or not module or module.partition(".")[0] in _TOPS:
        return None
    if name == "tf" and (importer.holds(_OF_VERSION_1) or not importer.holds(_OF_VERSION_2)):
        return None
    return _CONVENTIONS[name]


def imported_by_star(name: str, modules: list[str]) -> str | None:
    """The canonical name of what star imports bind to a name; None where none of them can.

    Args:
        name: a name that nothing else binds.
        modules: what is imported by a star, in order; the last one that has the name counts.
    """
    unseen = False
    if name in _CONVENTIONS and any(m.partition(".")[0] not in _TOPS for m in modules):
        return _CONVENTIONS[name]
    if _TRANSFORMERS in modules and _MODELS_OF_TRANSFORMERS.fullmatch(name):
        return f"{_TRANSFORMERS}.{name}"
    for module in reversed(modules):
        top = module.partition(".")[0]
        known = canonical(module)
        if name in names_of(known):
            return canonical(f"{known}.{name}")
        unseen = unseen or top not in _TOPS
    return f"{_UNSEEN}.{name}" if unseen else None
