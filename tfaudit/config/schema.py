"""The keys of `[tool.tfaudit]`: what each may hold, and the words for what it may not."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tfaudit.ignored import invalid

if TYPE_CHECKING:
    from tfaudit.config.value import Version

# The newest releases that the rules were checked against; `keras = "2"` means the Keras of
# TensorFlow 2.15, the last one that had it inside.
NEWEST_TENSORFLOW: Version = (2, 21)
NEWEST_KERAS: Version = (3, 15)
LAST_KERAS_2: Version = (2, 15)


class WrongValue(ValueError):  # noqa: N818 - not an error of tfaudit's, but of what was written
    """What a value should have been: "a list of strings"."""


@dataclass(frozen=True)
class Key:
    """A setting: how a written value becomes the field's, and what help says of it."""

    read: Callable[[Any], Any]
    help: str


def strings(value: object) -> tuple[str, ...]:
    """A list of strings; where it has but one, that string is taken as well."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(x, str) for x in value):
        return tuple(value)
    raise WrongValue("a list of strings")


def patterns(value: object) -> tuple[str, ...]:
    """Lines as in .gitignore."""
    found = strings(value)
    for line in found:
        if invalid(line):
            raise WrongValue(f"a list of patterns as in .gitignore, and '{line}' is none")
    return found


def boolean(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValue("true or false")
    return value


def count(value: object) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise WrongValue("a whole number, 0 or more")
    return value


def path(value: object) -> str:
    """A path, still relative to where it was written."""
    if not isinstance(value, str) or not value:
        raise WrongValue("a path")
    return value


def url_of_rule(value: object) -> str:
    """An address of the rules' pages, with "{code}" where a rule's code goes."""
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s<>\"]*", value):
        value = ""
    if "{code}" not in value:
        raise WrongValue('an address with {code} in it: "https://example.org/rules/{code}/"')
    return value


def cache_path(value: object) -> str | bool:
    """A folder, or `false` for none."""
    return False if value is False else path(value)


def tensorflow_version(value: object) -> Version:
    """`"2.15"`, or `"2.15.1"` of which the last part does not matter."""
    found = version(value) if isinstance(value, str) else None
    if found is None or found[0] > 2:
        raise WrongValue('a version in quotes: "2.15"')
    return found


def keras_version(value: object) -> Version:
    """`"2"`, `"3"`, or more exactly `"3.4"`."""
    if value == "2":
        return LAST_KERAS_2
    if value == "3":
        return NEWEST_KERAS
    found = version(value) if isinstance(value, str) else None
    if found is None or found[0] not in {2, 3}:
        raise WrongValue('"2", "3" or a version in quotes: "3.4"')
    return found


def version(text: str) -> Version | None:
    """The first two parts of a version; None where there are not two."""
    match = re.match(r"(\d+)\.(\d+)(?![\d])", text.strip())
    return (int(match[1]), int(match[2])) if match else None


def table_of_strings(value: object) -> dict[str, tuple[str, ...]]:
    """Pattern to rules."""
    if not isinstance(value, Mapping):
        raise WrongValue("a table of patterns, each with a list of rules")
    patterns(tuple(value))
    return {key: strings(item) for key, item in value.items()}


def rule_options(value: object) -> dict[str, dict[str, int]]:
    """Code or name of a rule to its options."""
    if not isinstance(value, Mapping) or not all(isinstance(x, Mapping) for x in value.values()):
        raise WrongValue("a table of rules, each with a table of its options")
    for word, options in value.items():
        for name, number in options.items():
            if isinstance(number, bool) or not isinstance(number, int) or number < 1:
                raise WrongValue(
                    f"a table of whole numbers, 1 or more, and {word}.{name} is {shown(number)}"
                )
    return {word: dict(options) for word, options in value.items()}


KEYS: Mapping[str, Key] = {
    "select": Key(strings, "rules to apply: codes, prefixes (TFA3), names, categories"),
    "ignore": Key(strings, "rules to leave out, in the same words"),
    "per-file-ignores": Key(table_of_strings, "rules to leave out in the files of a pattern"),
    "include": Key(patterns, "files to audit in a folder: patterns as in .gitignore"),
    "exclude": Key(patterns, "files and folders to leave out: patterns as in .gitignore"),
    "force-exclude": Key(boolean, "leave out what `exclude` means also where it is named"),
    "tensorflow": Key(tensorflow_version, "the TensorFlow that the code is for"),
    "keras": Key(keras_version, "the Keras that the code is for"),
    "gpus": Key(count, "GPUs of the machine that the code trains on"),
    "rules": Key(rule_options, "options of single rules, by code or name"),
    "pedantic": Key(boolean, "also say what is opinion, configuration or portability"),
    "unsafe-fixes": Key(boolean, "also write fixes that may change numerics, memory or batches"),
    "plugins": Key(strings, "modules with rules of your own"),
    "docs-url": Key(url_of_rule, "where the rules' pages are published, for links in reports"),
    "cache-dir": Key(cache_path, "where results are kept between runs; false: nowhere"),
    "baseline": Key(path, "the file of findings that are put up with"),
}


def read(key: str, value: object) -> Any:
    """The value of a key.

    Raises:
        WrongValue: the key is unknown, or the value is not one for it.
    """
    if key not in KEYS:
        raise WrongValue(f"unknown key '{key}'{did_you_mean(key, KEYS)}")
    try:
        return KEYS[key].read(value)
    except WrongValue as wrong:
        raise WrongValue(f"{key} must be {wrong}, not {shown(value)}") from None


def shown(value: object) -> str:
    """A value as TOML would write it, or nearly."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value).replace("'", '"')


def did_you_mean(word: str, words: Mapping[str, object] | list[str]) -> str:
    """A question to add to an error: "; did you mean 'select'?", or nothing."""
    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""
