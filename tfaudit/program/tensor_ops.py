"""What tensor operations do to the axes of a tensor, as far as input pipelines use them.

An operation is *transparent* if it gives the same numbers whether it is called on each sample and
the results are stacked, or once on the stacked samples. Every entry here that claims so is run both
ways on the installed TensorFlow and compared bit by bit by tests/test_transparency.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.values import Items, Made, Value

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent


class Family(Enum):
    """How an operation treats the axes of what it gets."""

    ELEMENTWISE = "each number (or string) of the first argument by itself"
    BROADCAST = "its arguments number by number, aligned at their last axes"
    IMAGE = "the last three axes, of one image or of a batch of images"
    AXIS = "axes that an argument names; transparent where they are counted from the end"
    JOIN = "a list of tensors, along an axis that an argument names"
    SAMPLE = "one sample only: it fails, or does something else, on a batch"


@dataclass(frozen=True)
class TensorOp:
    """One operation.

    `faithful`: samples of different shapes give results of different shapes.
    `sized`: the arguments behind the first alone set the result's shape.
    `exact`: on a batch the same bits come out; else the last ones may differ, on some processors
    at least: where floats are summed, multiplied as matrices, or given to functions like `exp`, of
    which a vector of numbers and the rest behind the last full vector are computed in two ways.
    `heavy`: it costs much more than calling an operation does.
    """

    family: Family
    faithful: bool = True
    sized: bool = False
    exact: bool = True
    heavy: bool = False
    added: int = 0  # axes of the result beyond those of the first argument
    axes: int | None = None  # of the result, where it is always the same
    axis_position: int | None = None
    default_axis: int | None = None  # None: it must be given


_ELEMENTWISE = TensorOp(Family.ELEMENTWISE)
_ROUNDED = replace(_ELEMENTWISE, exact=False)
_BROADCAST = TensorOp(Family.BROADCAST, faithful=False)
_IMAGE = TensorOp(Family.IMAGE, axes=None, heavy=True)
_RESIZED = replace(_IMAGE, faithful=False, sized=True)
_REDUCTION = TensorOp(Family.AXIS, faithful=False, added=-1, axis_position=1)
_ALONG = TensorOp(Family.AXIS, axis_position=1)
_SAMPLE = TensorOp(Family.SAMPLE, heavy=True)


def _below(prefix: str, names: str, op: TensorOp) -> dict[str, TensorOp]:
    return {prefix + name: op for name in names.split()}


def _of_math(names: str, op: TensorOp) -> dict[str, TensorOp]:
    """Operations of `tf.math`, most of which stand directly in `tf` too."""
    return {**_below("tensorflow.", names, op), **_below("tensorflow.math.", names, op)}


OPERATIONS: dict[str, TensorOp] = {
    **_of_math(
        "cast identity saturate_cast stop_gradient zeros_like ones_like bitcast abs negative sign "
        "square sqrt floor ceil round tanh is_nan is_finite logical_not",
        _ELEMENTWISE,
    ),
    **_below("tensorflow.", "to_double to_float to_int32 to_int64", _ELEMENTWISE),  # TensorFlow 1
    **_below("tensorflow.debugging.", "check_numerics assert_all_finite", _ELEMENTWISE),
    **_of_math("exp log log1p expm1 sigmoid rsqrt sin cos atan reciprocal softplus", _ROUNDED),
    **_of_math(
        "add subtract multiply divide truediv floordiv mod floormod maximum minimum "
        "equal not_equal less less_equal greater greater_equal logical_and logical_or "
        "squared_difference clip_by_value where divide_no_nan multiply_no_nan scalar_mul "
        "logical_xor",
        _BROADCAST,
    ),
    **_of_math("pow", replace(_BROADCAST, exact=False)),
    **_of_math("reduce_max reduce_min reduce_any reduce_all", _REDUCTION),
    **_of_math("reduce_sum reduce_mean reduce_prod", replace(_REDUCTION, exact=False)),
    **_below("tensorflow.math.", "reduce_std reduce_variance", replace(_REDUCTION, exact=False)),
    **_of_math("argmax argmin", _REDUCTION),
    **_of_math("cumsum", _ALONG),
    **_below("tensorflow.nn.", "relu relu6 elu leaky_relu tanh", _ELEMENTWISE),
    **_below("tensorflow.nn.", "sigmoid silu softplus gelu", _ROUNDED),
    "tensorflow.nn.softmax": replace(_ALONG, default_axis=-1, exact=False),
    "tensorflow.nn.l2_normalize": replace(_ALONG, exact=False),
    "tensorflow.math.l2_normalize": replace(_ALONG, exact=False),
    "tensorflow.sort": replace(_ALONG, default_axis=-1),
    "tensorflow.argsort": replace(_ALONG, default_axis=-1),
    "tensorflow.reverse": _ALONG,
    "tensorflow.expand_dims": replace(_ALONG, added=1),
    "tensorflow.squeeze": replace(_ALONG, added=-1),
    "tensorflow.one_hot": replace(_ALONG, added=1, axis_position=4, default_axis=-1),
    "keras.backend.one_hot": replace(_ELEMENTWISE, added=1),
    "tensorflow.concat": TensorOp(Family.JOIN, faithful=False, axis_position=1),
    "tensorflow.stack": TensorOp(Family.JOIN, added=1, axis_position=1),
    **_below(
        "tensorflow.strings.",
        "lower upper strip length regex_replace regex_full_match to_number as_string "
        "to_hash_bucket to_hash_bucket_fast to_hash_bucket_strong",
        _ELEMENTWISE,
    ),
    **_below("tensorflow.strings.", "join substr", _BROADCAST),
    "tensorflow.io.decode_raw": replace(_ELEMENTWISE, added=1),
    "tensorflow.image.convert_image_dtype": _ELEMENTWISE,
    **_below(
        "tensorflow.image.",
        "flip_left_right flip_up_down rot90 transpose adjust_brightness adjust_hue "
        "adjust_saturation grayscale_to_rgb rgb_to_hsv",
        _IMAGE,
    ),
    **_below(
        "tensorflow.image.",
        "adjust_contrast adjust_gamma per_image_standardization rgb_to_grayscale rgb_to_yuv",
        replace(_IMAGE, exact=False),
    ),
    **_below(
        "tensorflow.image.",
        "resize resize_with_pad resize_with_crop_or_pad crop_to_bounding_box pad_to_bounding_box "
        "resize_images resize_image_with_pad resize_image_with_crop_or_pad",  # TensorFlow 1
        _RESIZED,
    ),
    "tensorflow.image.central_crop": replace(_IMAGE, faithful=False),
    **_below(
        "keras.applications.",
        " ".join(
            f"{family}.preprocess_input"
            for family in (
                "densenet", "efficientnet", "efficientnet_v2", "imagenet_utils", "inception_v3",
                "inception_resnet_v2", "mobilenet", "mobilenet_v2", "mobilenet_v3", "nasnet",
                "resnet", "resnet50", "resnet_v2", "vgg16", "vgg19", "xception",
            )
        ),
        replace(_IMAGE, heavy=False),
    ),
    # One sample only, but what it makes of it is known.
    **_below(
        "tensorflow.io.",
        "read_file",
        replace(_SAMPLE, axes=0),
    ),
    **_below(
        "tensorflow.io.",
        "decode_jpeg decode_png decode_bmp decode_and_crop_jpeg",
        replace(_SAMPLE, faithful=False, axes=3),
    ),
    **_below(
        "tensorflow.image.", "decode_jpeg decode_png decode_bmp",
        replace(_SAMPLE, faithful=False, axes=3),
    ),
    "tensorflow.io.decode_image": replace(_SAMPLE, faithful=False),
    "tensorflow.image.decode_image": replace(_SAMPLE, faithful=False),
    **_below(
        "tensorflow.image.",
        "random_brightness random_contrast random_hue random_saturation random_flip_left_right "
        "random_flip_up_down stateless_random_brightness stateless_random_contrast "
        "stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_hue "
        "stateless_random_saturation",
        _SAMPLE,
    ),
    **_below(
        "tensorflow.image.",
        "random_crop stateless_random_crop",
        replace(_SAMPLE, sized=True, faithful=False),
    ),
    "tensorflow.io.parse_single_example": replace(_SAMPLE, sized=True),
    "tensorflow.io.parse_example": replace(_SAMPLE, sized=True),
}  # fmt: skip

# Keras layers that may be called in a mapped function, each on a sample or on a batch.
LAYERS: dict[str, TensorOp] = {
    "keras.layers.Rescaling": _ELEMENTWISE,
    "keras.layers.Resizing": _RESIZED,
    "keras.layers.CenterCrop": _RESIZED,
    "keras.layers.StringLookup": _ELEMENTWISE,
    "keras.layers.IntegerLookup": _ELEMENTWISE,
    "keras.layers.Discretization": _ELEMENTWISE,
}

_OF_IMAGES = frozenset({
    "keras.layers.Rescaling", "keras.layers.Resizing", "keras.layers.CenterCrop",
})  # fmt: skip

_LOOKUP_TABLES = frozenset({
    "tensorflow.lookup.StaticHashTable", "tensorflow.lookup.StaticVocabularyTable",
    "tensorflow.lookup.experimental.DenseHashTable",
})  # fmt: skip

# Random for each image of a batch too, but not with the draws that single images would get.
RANDOM_PER_IMAGE = frozenset({
    "tensorflow.image.random_flip_left_right", "tensorflow.image.random_flip_up_down",
})  # fmt: skip
RANDOM_LAYERS = frozenset(
    "keras.layers.Random" + name
    for name in (
        "Brightness", "Contrast", "Crop", "Flip", "Height", "Hue", "Rotation", "Saturation",
        "Translation", "Width", "Zoom",
    )
)  # fmt: skip

# Those of later releases, and those that work on pairs of images, draw numbers as well.
DRAWING_LAYERS = RANDOM_LAYERS | frozenset(
    "keras.layers." + name
    for name in (
        "AugMix", "CutMix", "MixUp", "RandAugment", "RandomColorDegeneration", "RandomColorJitter",
        "RandomElasticTransform", "RandomErasing", "RandomGaussianBlur", "RandomGrayscale",
        "RandomInvert", "RandomPerspective", "RandomPosterization", "RandomSharpness",
        "RandomShear",
    )
)  # fmt: skip

# They do something only while a model trains, or where they are told that it does.
NOISE_LAYERS = frozenset(
    "keras.layers." + name
    for name in (
        "AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout2D",
    )
)  # fmt: skip


def axis_of(op: TensorOp, event: CallEvent) -> Value | None:
    """The axis argument of a call; None where it is not given."""
    return event.argument("axis", op.axis_position)


def counts_from_end(op: TensorOp, event: CallEvent) -> bool:
    """Whether the axes that the call names stay the same when a batch axis is put in front."""
    axis = axis_of(op, event)
    if axis is None:
        return op.default_axis is not None
    named = axis.items if isinstance(axis, Items) and not axis.open else [axis]
    known = [fold(item) for item in named]
    return bool(known) and all(isinstance(k, int) and k < 0 for k in known)


def axes_added(op: TensorOp, event: CallEvent) -> int:
    """How many axes the result has beyond those of the first argument (below zero: fewer)."""
    if op.added >= 0 or op.family is not Family.AXIS:
        return op.added
    keep = event.argument("keepdims", 2)
    if keep is not None and fold(keep) is True:
        return 0
    axis = axis_of(op, event)
    return -len(axis.items) if isinstance(axis, Items) else op.added


def is_lookup_table(value: Value | None) -> bool:
    """Whether the value is a table of tf.lookup."""
    return isinstance(value, Made) and value.name in _LOOKUP_TABLES


def is_augmentation(layer: Made) -> bool:
    """Whether the layer is a Sequential of nothing but layers that treat each image by itself."""
    return _holds_only(layer, RANDOM_LAYERS)


def _holds_only(model: Made, kinds: frozenset[str]) -> bool:
    """Whether a Sequential has layers of these kinds, and but such of `LAYERS` beside them."""
    layers = _layers_of(model)
    return any(item.name in kinds for item in layers) and all(
        item.name in kinds or item.name in LAYERS for item in layers
    )


def op_of_layer(layer: Made) -> TensorOp | None:
    """What a layer of `LAYERS` does, or a Sequential of such for images; its settings aside."""
    if (op := LAYERS.get(layer.name)) is not None:
        return op
    layers = _layers_of(layer)
    if not layers or not all(item.name in _OF_IMAGES and _is_plain(item) for item in layers):
        return None
    sized = any(LAYERS[item.name].sized for item in layers)
    return _RESIZED if sized else _ELEMENTWISE


def _layers_of(model: Made) -> list[Made]:
    """The layers of a Sequential, each of which is known; else none."""
    layers = model.attrs.get("layers")
    if model.name != "keras.Sequential" or not isinstance(layers, Items) or layers.open:
        return []
    found = [item for item in layers.items if isinstance(item, Made)]
    return found if len(found) == len(layers.items) else []


def _is_plain(layer: Made) -> bool:
    """Whether a layer for images keeps channels at the end, and scales them all by one number."""
    event = layer.event
    settings = [*event.args, *event.keywords.values()]
    scales = layer.name == "keras.layers.Rescaling"
    return (
        not event.opaque
        and not {"pad_to_aspect_ratio", "data_format"} & set(event.keywords)
        and not (scales and any(fold(value) is None for value in settings))
    )
