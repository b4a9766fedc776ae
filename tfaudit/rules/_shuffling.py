"""What of tf.data shuffles anew in every pass: `shuffle`, and sources that do so by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold

if TYPE_CHECKING:
    from tfaudit.program.values import Op

# Those of Keras, and the place of `shuffle`: keras/src/utils/{image,text,audio}_dataset_utils.py.
OF_FOLDERS = {
    "image_dataset_from_directory": 7,
    "text_dataset_from_directory": 6,
    "audio_dataset_from_directory": 8,
}
RESHUFFLE = ("reshuffle_each_iteration", 2)  # an argument of `shuffle`, and its place
# Those that read tables and examples: tensorflow/python/data/experimental/ops/readers.py.
OF_FILES = {"make_csv_dataset": 11, "make_batched_features_dataset": 7}
_PLACES = OF_FOLDERS | OF_FILES | {"list_files": 1}


def reshuffles(shuffle: Op) -> bool:
    """Whether a `shuffle` gives each pass another order: it does, unless it is told not to."""
    told = shuffle.event.argument(*RESHUFFLE)
    return not shuffle.event.opaque and (told is None or fold(told) is True)


def shuffles_by_itself(source: Op) -> bool:
    """Whether each pass gets another order: it does, unless the source is told not to shuffle."""
    if source.name not in _PLACES or source.event.opaque:
        return False
    told = source.event.argument("shuffle", _PLACES[source.name])
    return told is None or fold(told) is True


def keeps_order(source: Op) -> bool:
    """Whether folders are read in the order of their names, in each pass: they are told to be."""
    if source.name not in OF_FOLDERS or source.event.opaque:
        return False
    told = source.event.argument("shuffle", OF_FOLDERS[source.name])
    return told is not None and fold(told) is False
