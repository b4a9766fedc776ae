"""What is known of a rule, for reading: as Markdown for terminals and docs/rules, and as JSON."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tfaudit import measured
from tfaudit.model import Safety
from tfaudit.selection import category

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tfaudit.rule import Rule

INDEX = """# Rules

`tfaudit rule CODE` prints a rule's page. Select rules by code, by the start of a code, by name or
by category: `select = ["TFA2", "input-pipeline"]`. This folder is written by `tfaudit rule --all
--format markdown --output docs/rules`.
"""
FIXES = {
    None: "none",
    Safety.SUGGEST: "a suggestion to follow by hand",
    Safety.UNSAFE: "unsafe: `tfaudit fix --unsafe`",
    Safety.SAFE: "safe: `tfaudit fix`",
}


def markdown(rule: Rule) -> str:
    """The rule's page: what it finds, facts, its own words, and where its claims come from."""
    _, _, words = rule.page.partition("\n")
    blocks = [
        f"# {rule.name} ({rule.code})",
        rule.summary,
        "\n".join(f"- **{name}**: {value}" for name, value in facts(rule).items()),
        words.strip(),
    ]
    if rule.sources:
        # A page that has words of its own about its sources ends with them.
        heading = [] if "\n## Sources\n" in words else ["## Sources"]
        blocks += [*heading, "\n".join(f"- {_linked(source)}" for source in rule.sources)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _linked(source: str) -> str:
    """An address as Markdown makes a link of it; what is none stays as it is."""
    return f"<{source}>" if source.startswith("https://") and " " not in source else source


def facts(rule: Rule) -> Mapping[str, str]:
    """What a reader wants to know at a glance, by what it is called."""
    since = f"since {rule.since}" if rule.since else ""
    until = f"until {rule.until}" if rule.until else ""
    options = [f"`{o.name}` ({o.default}): {o.help}" for o in rule.options]
    return {
        "Category": rule.group,
        "Severity": str(rule.severity),
        "Expected effect": rule.effect.value,
        **_measured(rule),
        "Fix": FIXES[rule.fix],
        "Versions": " ".join(filter(None, (since, until))) or "all that are supported",
        **({"Options": "; ".join(options)} if options else {}),
    }


def _measured(rule: Rule) -> Mapping[str, str]:
    text = measured.text_of(rule.code)
    return {} if text is None else {"Measured effect": text}


def index(rules: Sequence[Rule]) -> str:
    """The page that lists all rules by category."""
    sections = [INDEX.strip()]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        rows = [
            f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {rule.severity} | "
            f"{'—' if rule.fix is None else rule.fix} | {rule.summary} |"
            for rule in members
        ]
        head = "| code | name | severity | fix | what is wrong |\n| --- | --- | --- | --- | --- |\n"
        sections.append(f"## {group.capitalize()}\n\n{head}" + "\n".join(rows))
    return "\n\n".join(sections) + "\n"


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """The files of docs/rules, by name."""
    return {"index.md": index(rules), **{f"{rule.code}.md": markdown(rule) for rule in rules}}


def listing(rules: Sequence[Rule]) -> str:
    """One line for each rule, in columns."""
    width = max(len(rule.name) for rule in rules)
    return "\n".join(
        f"{rule.code}  {rule.name:<{width}}  {rule.severity!s:<6}  {rule.summary}" for rule in rules
    )


def record(rule: Rule) -> dict[str, object]:
    """The rule as JSON."""
    return {
        "code": rule.code,
        "name": rule.name,
        "category": category(rule.group),
        "summary": rule.summary,
        "severity": str(rule.severity),
        "effect": rule.effect.name.lower(),
        "effect_text": rule.effect.value,
        "measured": measured.as_json(rule.code),
        "fix": None if rule.fix is None else str(rule.fix),
        "since": rule.since or None,
        "until": rule.until or None,
        "sources": list(rule.sources),
        "options": {o.name: {"default": o.default, "help": o.help} for o in rule.options},
        "page": rule.page,
    }
