"""How many findings are true, over packages by others: of each rule a random sample, read.

    sh tools/corpus.sh .venv/bin/python .precision $(cat benchmarks/data/precision-packages.txt)
    .venv/bin/python benchmarks/precision.py .precision

The first line fetches the packages that the verdicts are about. The second checks every file that
names TensorFlow or Keras, or trains by a module that does, in folders of unpacked packages (each a
subfolder named for the package and its version), with all rules, and prints the sampled findings
that nobody has judged yet: package, line, message, and the source around. Verdicts are lines of
`benchmarks/data/precision.jsonl`; with `--write`, they are merged into `benchmarks/precision.md`.

A finding's place in the sample depends on a hash of where it is: a repaired rule keeps the part of
its sample that it still finds, and with it the verdicts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill
from typing import TYPE_CHECKING

from markdown import table

from tfaudit.config import targets
from tfaudit.engine import Options, check_bytes, is_concerned
from tfaudit.program.modules import ModuleStore
from tfaudit.program.targets import Targets
from tfaudit.rule import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

HERE = Path(__file__).parent
VERDICTS = HERE / "data" / "precision.jsonl"
PAGE = HERE / "precision.md"
SAMPLE = 20  # of each rule
LIMIT = 60.0  # seconds of processor time for one file, whatever else the machine does
GPUS = 4  # without a number, the rule on missing strategies says nothing
CELL = " cell "  # between the name of a notebook and the number of its cell
AROUND = 6  # lines of source before and after, on the worksheet


@dataclass(frozen=True, order=True)
class Claim:
    """One finding, and where it is below the folder of packages."""

    code: str
    path: str
    line: int
    severity: str
    message: str

    @property
    def key(self) -> tuple[str, str, int]:
        """What a verdict is filed under."""
        return (self.code, self.path, self.line)


@dataclass(frozen=True)
class Verdict:
    """What a reader of the source said of a finding."""

    code: str
    path: str
    line: int
    true: bool
    why: str

    @property
    def key(self) -> tuple[str, str, int]:
        """The claim's."""
        return (self.code, self.path, self.line)


@dataclass(frozen=True)
class Checked:
    """What one file gave."""

    claims: tuple[Claim, ...] = ()
    trouble: str = ""  # a crash or a time-out


class TooSlow(BaseException):
    """The time for one file is over; no rule may catch this."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


@lru_cache(maxsize=1)  # files come package by package; the trees of one are enough
def _auditor(package: Path) -> tuple[Options, ModuleStore]:
    signal.signal(signal.SIGPROF, _stop)
    return Options(tuple(all_rules()), targets_of(package)), ModuleStore()


def targets_of(package: Path) -> Targets:
    """The versions that a package asks for; a wheel does so in its METADATA."""
    lines = [
        line.partition(":")[2].translate(str.maketrans("()", "  ")).partition(";")[0]
        for metadata in package.glob("*.dist-info/METADATA")
        for line in metadata.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.startswith("Requires-Dist:")
    ]
    with TemporaryDirectory() as folder:
        if lines:
            Path(folder, "requirements.txt").write_text("\n".join(lines), encoding="utf-8")
        root = Path(folder) if lines else package
        tensorflow = targets.tensorflow(root).version
        return Targets(tensorflow, targets.keras(tensorflow, root).version[0], GPUS)


def check(root: Path, path: Path) -> Checked:
    """All rules over one file, within the time."""
    name = path.relative_to(root).as_posix()
    options, store = _auditor(root / path.relative_to(root).parts[0])
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        result = check_bytes(path, path.read_bytes(), options, store)
    except TooSlow:
        return Checked(trouble=f"{name}: no answer within {LIMIT:.0f} s")
    except Exception as error:
        return Checked(trouble=f"{name}: {type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    claims = []
    for finding in result.findings:
        place = finding.place
        if result.source is not None and place.path == path:
            place = result.source.shown(place)
        where = place.path.relative_to(root).as_posix()
        where += f"{CELL}{place.cell}" if place.cell is not None else ""
        message = finding.message.replace("\n", " ")
        claims.append(Claim(finding.code, where, place.line, str(finding.severity), message))
    faults = [f.reason for f in result.faults if "please report it" in f.reason]
    return Checked(tuple(claims), f"{name}: {faults[0]}" if faults else "")


def files_below(roots: Iterable[Path]) -> list[tuple[Path, Path]]:
    """(root, file) for files that name the framework, or train by imports; of equal files, one."""
    seen: set[bytes] = set()
    found = []
    store = ModuleStore()
    for root in roots:
        for path in sorted(p for p in root.rglob("*") if p.suffix in (".py", ".ipynb")):
            if not path.is_file():
                continue
            raw = path.read_bytes()
            if not is_concerned(path, raw, store)[0]:
                continue
            digest = hashlib.sha256(raw).digest()
            if digest not in seen:
                seen.add(digest)
                found.append((root, path))
    return found


def sampled(claims: Iterable[Claim], seed: int) -> list[Claim]:
    """At most SAMPLE of one rule's claims, in random order, the same for the same claims."""

    def rank(claim: Claim) -> bytes:
        return hashlib.sha256(f"{seed}{claim.key}".encode()).digest()

    return sorted(claims, key=rank)[:SAMPLE]


def verdicts() -> dict[tuple[str, str, int], Verdict]:
    """All that were recorded."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines() if VERDICTS.exists() else []
    read = [Verdict(**json.loads(line)) for line in lines]
    return {verdict.key: verdict for verdict in read}


def source_of(roots: Sequence[Path], claim: Claim) -> list[str]:
    """The lines of the file, or of the notebook's cell, that a claim is about."""
    name, _, cell = claim.path.partition(CELL)
    path = next(root / name for root in roots if (root / name).is_file())
    text = path.read_text(encoding="utf-8", errors="replace")
    if cell:
        cells = [c for c in json.loads(text)["cells"] if c["cell_type"] == "code"]
        text = "".join(cells[int(cell) - 1]["source"])
    return text.splitlines()


def worksheet(roots: Sequence[Path], claims: Iterable[Claim]) -> Iterator[str]:
    """The claims with the source around them."""
    for claim in claims:
        yield f"== {claim.code} {claim.path}:{claim.line} ({claim.severity})"
        yield f"   {claim.message}"
        lines = source_of(roots, claim)
        for number in range(max(1, claim.line - AROUND), claim.line + AROUND + 1):
            if number <= len(lines):
                yield f"   {'>' if number == claim.line else ' '} {number}: {lines[number - 1]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _rows(judged: Iterable[Verdict]) -> list[list[str]]:
    return [
        [f"{_cell(v.path)}:{v.line}", "true" if v.true else "**false**", _cell(v.why)]
        for v in judged
    ]


def page(
    by_rule: dict[str, list[Claim]],
    samples: dict[str, list[Claim]],
    known: dict[tuple[str, str, int], Verdict],
    facts: str,
) -> str:
    """The text of precision.md."""
    summary, parts = [], []
    total = [0, 0]
    for rule in all_rules():
        judged = [known[c.key] for c in samples[rule.code] if c.key in known]
        true = sum(v.true for v in judged)
        total = [total[0] + len(judged), total[1] + true]
        share = f"{100 * true / len(judged):.0f}%" if judged else ""
        counts = [str(n) for n in (len(by_rule[rule.code]), len(judged), true)]
        summary.append([rule.code, rule.name, *counts, share])
        if judged:
            rows = table(("finding", "verdict", "why"), _rows(sorted(judged, key=lambda v: v.key)))
            parts.append(f"## {rule.code} {rule.name}\n\n{rows}")
    share = f"{100 * total[1] / total[0]:.1f}%" if total[0] else ""
    found = sum(map(len, by_rule.values()))
    summary.append(["**all**", "", str(found), str(total[0]), str(total[1]), share])
    current = {claim.key for claims in by_rule.values() for claim in claims}
    mended = [v for v in known.values() if not v.true and v.key not in current]
    ended = f"{MENDED}\n\n" + table(
        ("rule", "finding", "why it was false"),
        [[v.code, f"{_cell(v.path)}:{v.line}", _cell(v.why)] for v in sorted(mended, key=str)],
    )
    headings = ("rule", "", "findings", "judged", "true", "precision")
    return "\n\n".join((INTRODUCTION, facts, table(headings, summary), *parts, ended)) + "\n"


def facts(names: Sequence[str], troubles: Sequence[str]) -> str:
    """What was checked: `names` holds the package of each file."""
    packages = sorted(set(names), key=str.lower)
    text = f"{len(names):,} files of {len(packages)} packages, at most {LIMIT:.0f} s of processor "
    text += f"time for each: {len(troubles)} crashes or time-outs. The packages: "
    return fill(text + ", ".join(packages) + ".", 100, break_on_hyphens=False)


MENDED = """## False alarms that were mended

They were found in this way, and are found no more. Each has a trap in `tests/cases`, or a test of
the configuration."""

INTRODUCTION = """# Precision on code by others

What `tfaudit check --pedantic --gpus 4` says of packages by others, for the TensorFlow and Keras
that each requires (the newest, if it does not say). Of each rule, at most 20 findings were drawn at
random and judged by reading the source around them and its callers: *true* means that what the
message says holds for that code and that acting on it helps (or, at level info, is what the rule's
page promises). Paths start with the name and version of the package, as it is on PyPI.

The rules were repaired while their samples were judged. So the table says what is left in these
packages, and not how many findings are true in files that nobody has looked at. That was counted
before what it showed was mended: of 34 fresh findings of another draw (`--seed 1`) from the 163
packages that the rules had been held to, 32 were true; of 247 drawn from 56 packages that nobody
had looked at, 202. Then all but four of the false ones were mended, too.

    sh tools/corpus.sh .venv/bin/python .precision $(cat benchmarks/data/precision-packages.txt)
    .venv/bin/python benchmarks/precision.py --write .precision"""


def main() -> None:
    """Check, sample, print what is to be judged."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[Path(".corpus")])
    parser.add_argument("--seed", type=int, default=0, help="of the samples")
    parser.add_argument("--write", action="store_true", help="write precision.md")
    parser.add_argument("--dump", type=Path, help="write all findings here, as lines of JSON")
    options = parser.parse_args()
    roots = [folder.resolve() for folder in options.folders if folder.is_dir()]
    if not roots:
        sys.exit("no folder of packages: `make corpus` fetches one into .corpus")
    files = files_below(roots)
    found: dict[str, dict[tuple[str, str, int], Claim]] = defaultdict(dict)
    troubles = []
    with ProcessPoolExecutor() as pool:
        for done in pool.map(check, *zip(*files, strict=True), chunksize=16):
            for claim in done.claims:
                found[claim.code].setdefault(claim.key, claim)
            if done.trouble:
                troubles.append(done.trouble)
    by_rule = defaultdict(list, {code: sorted(claims.values()) for code, claims in found.items()})
    if options.dump:
        lines = [json.dumps(asdict(c)) for code in sorted(by_rule) for c in by_rule[code]]
        options.dump.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    samples = {rule.code: sampled(by_rule[rule.code], options.seed) for rule in all_rules()}
    known = verdicts()
    for code, claims in samples.items():
        for line in worksheet(roots, (c for c in claims if c.key not in known)):
            print(line)
        judged = [known[c.key].true for c in claims if c.key in known]
        print(f"{code}: {len(by_rule[code])} findings, {sum(judged)} of {len(judged)} judged true")
    print(*troubles, f"{len(files)} files, {len(troubles)} crashes or time-outs", sep="\n")
    if options.write:
        names = [path.relative_to(root).parts[0] for root, path in files]
        PAGE.write_text(page(by_rule, samples, known, facts(names, troubles)), encoding="utf-8")


if __name__ == "__main__":
    main()
