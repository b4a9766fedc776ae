"""Functions mapped over a dataset: what they do to the rank of an element."""

from __future__ import annotations

from tfaudit.program.values import Const, Derived, Element, Items, Made, Op, Table, Value

# Calls whose result surely has no more axes than their first argument.
_KEEPS_RANK = frozenset({
    "tensorflow.cast", "tensorflow.one_hot", "tensorflow.clip_by_value", "tensorflow.identity",
    "tensorflow.io.parse_single_example", "tensorflow.io.decode_jpeg", "tensorflow.io.decode_png",
    "tensorflow.io.decode_image", "tensorflow.image.decode_jpeg", "tensorflow.image.decode_png",
    "tensorflow.image.resize", "tensorflow.image.convert_image_dtype", "tensorflow.io.read_file",
    "tensorflow.image.random_flip_left_right", "tensorflow.image.random_flip_up_down",
    "tensorflow.image.random_brightness", "tensorflow.image.random_contrast",
    "tensorflow.image.random_crop", "tensorflow.image.per_image_standardization",
    "tensorflow.image.resize_with_crop_or_pad", "tensorflow.math.divide",
    "tensorflow.strings.lower", "tensorflow.image.grayscale_to_rgb",
    "tensorflow.image.rgb_to_grayscale", "tensorflow.image.random_saturation",
    "tensorflow.image.random_hue", "tensorflow.io.decode_raw",
})  # fmt: skip


def makes_no_batch(op: Op) -> bool:
    """Whether the mapped function is understood, and gives elements that are no batches."""
    return _no_batch(op.result, 0)


def _no_batch(value: Value, depth: int) -> bool:
    if depth > 60:
        return False
    match value:
        case Items(items=items, open=False):
            return all(_no_batch(item, depth + 1) for item in items)
        case Table(items=table, open=False):
            return all(_no_batch(item, depth + 1) for item in table.values())
        case Element() | Const():
            return True
        case Derived(operator="+" | "-" | "*" | "/" | "//" | "**" | "neg", inputs=inputs):
            return all(_no_batch(item, depth + 1) for item in inputs)
        case Derived(operator="[]", inputs=(base, _)):
            return _no_batch(base, depth + 1)
        case Made(name=name, event=event) if name in _KEEPS_RANK and event.args:
            return _no_batch(event.args[0], depth + 1)
    return False
