"""What a tokenizer of `transformers` makes of a single text, and the models that get it."""

from __future__ import annotations

from tfaudit.program.expressions import fold
from tfaudit.program.values import Attr, Const, Derived, Items, Made, Value
from tfaudit.rules._texts import is_text

_PACKAGE = "transformers."
_OF_TENSORFLOW = "transformers.TF"  # how the names of its models for TensorFlow begin
_FACTORIES = (".from_pretrained", ".from_config")
_TENSORS = ("tf", "np")
_OF_SEVERAL = frozenset({"()", ".batch_encode_plus"})
_OF_ONE = frozenset({".encode", ".encode_plus"})


def is_of_one_text(value: Value) -> bool:
    """Whether it is a batch of one row, as a tokenizer makes of one text, or a part of it."""
    match value:
        case Derived(operator="[]", inputs=(whole, Const(value=str()))):  # `encoded["input_ids"]`
            return is_of_one_text(whole)
        case Attr(base=whole, name="input_ids" | "attention_mask" | "data"):
            return is_of_one_text(whole)
        case Made(name="builtins.dict", event=event) if len(event.args) == 1:
            return is_of_one_text(event.args[0])
        case Made(name=name, event=event) if name in _OF_SEVERAL | _OF_ONE and not event.opaque:
            if not _is_made_by(event.receiver, _PACKAGE):
                return False
            if fold(event.keywords.get("return_tensors", Const(None))) not in _TENSORS:
                return False
            texts = event.argument("text", 0)
            if name in _OF_ONE or texts is None:
                return texts is not None
            if isinstance(texts, Items):
                return len(texts.items) == 1 and not texts.open
            # Texts of several lengths make no tensor unless they are padded.
            padded = "padding" in event.keywords or "pad_to_max_length" in event.keywords
            return is_text(texts) or (name == "()" and not padded)
    return False


def is_model_of_transformers(value: Value) -> bool:
    """Whether it is a model of `transformers` for TensorFlow, which is one of Keras 2."""
    return _is_made_by(value, _OF_TENSORFLOW)


def _is_made_by(value: Value | None, package: str) -> bool:
    return (
        isinstance(value, Made)
        and value.name.startswith(package)
        and value.name.endswith(_FACTORIES)
    )
