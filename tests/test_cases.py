"""Every rule is held to its own page, and to the scripts in tests/cases/<rule>/.

A case is a script. Lines that the rule must report carry `# <code>` in a comment; every other line
must stay silent, so a case without a mark is a trap; `# <code>: low` asks for that severity too.
`<case>.fixed` beside it is what
`fix --unsafe` with this rule alone makes of it, and fixing that again changes nothing.
Directives in a case's first lines: `# gpus: 4`, `# keras: 2`, `# tensorflow: 2.11`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tfaudit.engine import FileResult, Options, check_source, mend
from tfaudit.model import Safety
from tfaudit.program.targets import Targets
from tfaudit.rule import Rule, all_rules
from tfaudit.source import Source, read

CASES = Path(__file__).parent / "cases"
RULES = {rule.name: rule for rule in all_rules()}
SCRIPTS = sorted(p for p in CASES.glob("*/*.py") if "# helper" not in p.read_text()[:40])


def block(rule: Rule, heading: str) -> str | None:
    found = re.search(rf"^## {heading}\n+```python\n(.*?)^```", rule.page, re.M | re.S)
    return found and found[1]


def targets(text: str) -> Targets:
    said = dict(re.findall(r"^# (gpus|keras|tensorflow): (\S+)", text, re.M))
    version = said.get("tensorflow", "2.21").split(".")
    return Targets(
        (int(version[0]), int(version[1])),
        int(said["keras"]) if "keras" in said else None,
        int(said["gpus"]) if "gpus" in said else None,
    )


def audit(source: Source, rule: Rule) -> FileResult:
    result = check_source(source, Options((rule,), targets(source.text)))
    assert not result.faults
    return result


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_page(rule: Rule) -> None:
    before, after = block(rule, "Before"), block(rule, "After")
    assert before, "a page shows the flaw"
    assert after, "a page shows the remedy"
    found = audit(Source(Path("script.py"), before), rule).findings
    assert {f.code for f in found} == {rule.code}
    assert not audit(Source(Path("script.py"), after), rule).findings
    assert rule.may_find(lambda words: any(word in before for word in words))
    if rule.fix is not None and rule.fix >= Safety.UNSAFE:
        assert "## Fix safety" in rule.page
        mended = mend(
            Source(Path("script.py"), before), Options((rule,), targets(before)), Safety.UNSAFE
        )
        assert mended.result.text == after
        assert max(f.fix.safety for f in found if f.fix) == rule.fix


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_case(path: Path) -> None:
    rule = RULES[path.parent.name.replace("_", "-")]
    source = read(path)
    lines = source.text.splitlines()
    marked = [n for n, line in enumerate(lines, 1) if f"# {rule.code}" in line]
    found = [f for f in audit(source, rule).findings if f.place.path == path]
    assert [f.place.line for f in found] == marked
    for finding in found:
        asked = re.search(rf"# {rule.code}: (\w+)$", lines[finding.place.line - 1])
        assert asked is None or asked[1] == str(finding.severity)
        if finding.fix is not None:  # it is made as announced: what does not parse is left out
            source.with_edits(finding.fix.edits).parse()
    golden = path.with_suffix(".fixed")
    mended = mend(source, Options((rule,), targets(source.text)), Safety.UNSAFE)
    assert mended.result.text == (read(golden).text if golden.exists() else source.text)
    if golden.exists():
        fixed = Source(path, mended.result.text)
        again = mend(fixed, Options((rule,), targets(source.text)), Safety.UNSAFE)
        assert again.result.text == fixed.text, "fixing twice changes nothing the second time"
    compile(mended.result.text, str(path), "exec")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_has_positives_and_traps(rule: Rule) -> None:
    folder = CASES / rule.name.replace("-", "_")
    texts = [p.read_text() for p in folder.glob("*.py") if "# helper" not in p.read_text()[:40]]
    marks = sum(text.count(f"# {rule.code}") for text in texts)
    traps = sum(f"# {rule.code}" not in text for text in texts)
    assert marks >= 3, "three positive examples in different shapes"
    assert traps >= 3, "three traps: right code that looks guilty"


def test_codes_and_names_are_unique() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert len(RULES) == len(codes)
