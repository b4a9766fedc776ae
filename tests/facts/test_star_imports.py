"""What star imports of Keras' modules bind, on the installed version."""

from __future__ import annotations

import pytest

from tfaudit.program.star_imports import imported_by_star, modules, names_of

# In Keras 2 only: whoever imports them by a star has a script that is older.
GONE = frozenset({
    "CuDNNGRU", "CuDNNLSTM", "DenseFeatures", "LocallyConnected1D", "LocallyConnected2D",
    "ThresholdedReLU", "model_from_yaml", "multi_gpu_model", "np_utils", "Tokenizer",
    "hashing_trick", "one_hot", "text_to_word_sequence",
})  # fmt: skip


@pytest.mark.tensorflow
@pytest.mark.parametrize("module", modules())
def test_names_exist(module: str) -> None:
    import keras
    import tensorflow as tf

    homes = [keras, tf.keras]
    for part in module.split(".")[1:]:
        homes = [getattr(home, part) for home in homes if hasattr(home, part)]
    missing = {n for n in names_of(module) if not any(hasattr(home, n) for home in homes)}
    assert missing <= GONE


def test_last_import_counts() -> None:
    stars = ["tensorflow.keras.layers", "keras.losses", "company.layers"]
    assert imported_by_star("Dense", stars) == "keras.layers.Dense"
    assert imported_by_star("Model", ["tensorflow.keras.models"]) == "keras.Model"
    assert imported_by_star("build", stars) == "*.build"
    assert imported_by_star("build", stars[:2]) is None


def test_models_of_transformers_are_known() -> None:
    stars = ["transformers", "company.layers"]
    assert imported_by_star("TFBertModel", stars) == "transformers.TFBertModel"
    assert imported_by_star("TFRECORDS", stars) == "*.TFRECORDS"
    assert imported_by_star("TFBertModel", stars[1:]) == "*.TFBertModel"
