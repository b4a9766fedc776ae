"""The measured effects that are shipped, and the scripts of benchmarks/effects that they come from.

The measurement itself is a benchmark: it takes minutes, and its numbers are the machine's.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tfaudit import measured, page
from tfaudit.rule import Rule, all_rules

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
try:
    import effects  # benchmarks/effects.py
finally:
    sys.path.remove(str(ROOT / "benchmarks"))

RULES = {rule.name.replace("-", "_"): rule for rule in all_rules()}
SIZES = (effects.MEMORY, effects.GPU_MEMORY)
SCRIPTS = sorted(p.stem for p in effects.SCRIPTS.glob("*.py") if ".after" not in p.name)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_have_the_flaw_until_the_advice_is_followed(name: str) -> None:
    pair = effects.pair_of(RULES[name])
    assert pair is not None
    assert pair.how in {effects.TRAINING, effects.WHOLE, effects.PROCESS, *SIZES}
    assert effects.findings(pair.rule, pair.before)
    assert not effects.findings(pair.rule, pair.after)
    compile(pair.after, name, "exec")


SHIPPED = [(s, code) for s in (measured.RULES, measured.ON_GPU) for code in measured.records(s)]


@pytest.mark.parametrize(("section", "code"), SHIPPED)
def test_what_is_shipped_can_be_read(section: str, code: str) -> None:
    record = measured.records(section)[code]
    (rule,) = (rule for rule in all_rules() if rule.code == code)
    text = measured.text_of(code)
    assert text is not None
    assert measured.describe(record) in text
    assert f"- **Measured effect**: {text}" in page.markdown(rule)
    shown = page.record(rule)["measured"]
    assert isinstance(shown, dict)
    assert shown["text"] == text
    if "ratio" in record:
        assert record["ratio"] in (shown.get("ratio"), shown.get(section, {}).get("ratio"))
        assert 0 < record["low"] <= record["ratio"] <= record["high"]
        assert record["passes"] >= 2
        assert not effects.is_vague(record)


SPEED = {"machine": "2 CPU cores", "what": "the examples/s", "losses": "same losses"}


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (
            {**SPEED, "ratio": 3.104, "low": 2.91, "high": 3.3},
            "3.1x (2.91 to 3.3) the examples/s, same losses (on 2 CPU cores)",
        ),
        (
            {**SPEED, "ratio": 1.01, "low": 0.97, "high": 1.05},
            "none that shows, 1.01x (0.97 to 1.05) the examples/s, same losses (on 2 CPU cores)",
        ),
        (
            {**SPEED, "ratio": 0.5, "low": 0.4, "high": 0.6, "losses": "other losses",
             "loss": [2.5, 0.25]},
            "slower, 0.5x (0.4 to 0.6) the examples/s, other losses: 2.5 before, 0.25 after "
            "(on 2 CPU cores)",
        ),
        (
            {"machine": "2 CPU cores", "losses": None, "memory": [1900, 700]},
            "1900 MB of memory at most before, 700 MB after (on 2 CPU cores)",
        ),
        (
            {"machine": "one GPU", "losses": None, "of": "GPU memory", "memory": [74_000, 900]},
            "74000 MB of the GPU's memory taken before, 900 MB after (on one GPU)",
        ),
        ({"reason": "needs a GPU"}, "not measurable here: needs a GPU"),
        (
            {"machine": "2 CPU cores", "losses": "the script fails before and runs after"},
            "the script fails before and runs after (on 2 CPU cores)",
        ),
    ],
)  # fmt: skip
def test_in_words(record: measured.Record, text: str) -> None:
    assert measured.describe(record) == text


def test_a_rule_that_was_not_measured_says_nothing_of_it() -> None:
    unused: Rule = next(rule for rule in all_rules())
    assert measured.text_of("TFA999") is None
    assert measured.as_json("TFA999") is None
    assert "Severity" in page.facts(unused)
