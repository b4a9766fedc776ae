"""What each rule's advice is worth: scripts are trained before and after, interleaved.

    python benchmarks/effects.py [--only WORDS] [--missing] [--passes 5] [--list]

A rule's script is `effects/<rule>.py`. What follows its advice is what `fix --unsafe` with that
rule alone makes of it, or `effects/<rule>.after.py`. A rule without a script is tried on its page's
*Before* and *After*, where these tell whether the script runs at all. Writes
`tfaudit/measured.json`, from which `tfaudit rule` and the rules' pages show the effect, and
`docs/measured/effects.md`. `--missing` measures only what is new, has
changed, or was measured in fewer passes and is not well known yet. What is measured on a machine
with a GPU, on the first of them, is kept beside what was measured on a CPU.

The docstring of a script says what is measured of it, with a line of its own:

- `measured: training` (where nothing is said): examples per second once training is steady;
- `measured: whole run`: the time from the script's first line to its end, TensorFlow's import left
  out, since the flaw is in what surrounds the steps: tracing, start, first epoch;
- `measured: process`: the same for what a trial cannot show: trials write no files, and their
  `fit` goes on for ever. The loss is the script's last global `loss`;
- `measured: memory`: the largest size of such a process;
- `measured: GPU memory`: what is taken of the GPU at its end.

A pass runs both versions in fresh processes, every second pass the other way round; the ratio is
the median over the passes, its interval Student's t at 95%, as in the finals of `tfaudit tune`.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import table, write

from tfaudit import measured
from tfaudit.engine import Options, check_source, mend
from tfaudit.model import Safety
from tfaudit.program.targets import Targets
from tfaudit.rule import Rule, all_rules
from tfaudit.source import Source
from tfaudit.tuner.comparison import Comparison, Verdict
from tfaudit.tuner.finals import Ratio, paired_ratios
from tfaudit.tuner.measurement import Devices, Limits, Measurement, Status, Variant
from tfaudit.tuner.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCRIPTS = Path(__file__).parent / "effects"
TRAINING, WHOLE, PROCESS, PAGE = "training", "whole run", "process", "page"
MEMORY, GPU_MEMORY = "memory", measured.GPU_MEMORY
# How a process finds its size, in bytes: the kernel counts KiB, NVML all processes of a GPU.
HOST_PEAK = "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024"
GPU_TAKEN = (
    "import pynvml\n"
    "pynvml.nvmlInit()\n"
    "peak = pynvml.nvmlDeviceGetMemoryInfo(pynvml.nvmlDeviceGetHandleByIndex(0)).used"
)
RECORDED = 20  # steps whose losses are compared, where the training goes on for ever
TO_THE_END = 10**9
LONGEST = 400  # seconds of one run
PRECISE = math.log(1.04)  # half-width of an interval that needs no further passes …
WIDE = 1.5  # an interval around 1 that is wider says nothing
FAIR = math.log(1.25)  # … and of one that says faster or slower

# Rules whose flaw shows on a GPU only.
NEEDS_GPU = frozenset({
    "rnn-loses-cudnn", "gpu-memory-growth-unset", "device-config-too-late", "gpu-hidden",
    "slow-float-type", "mixed-precision-missing", "layer-disables-xla",
})  # fmt: skip
# Rules that cannot be measured by this benchmark, and why.
NOT_HERE = {
    "horovod-unpinned-gpu": "needs Horovod and several GPUs",
    "no-strategy": "needs several GPUs",
    "batch-not-scaled": "needs several GPUs",
    "undistributed-input": "needs several GPUs: replicas on a CPU share its cores",
    "multiworker-setup": "needs several machines",
    "multiworker-fit-on-keras3": "needs several machines to fail",
    "split-reshuffled": "a matter of right validation, not of speed",
    "loss-not-divided": "a matter of right gradients, not of speed",
    "fp16-output": "a matter of accuracy, not of speed",
}


@dataclass(frozen=True)
class Pair:
    """A script and what follows the rule's advice."""

    rule: Rule
    before: str
    after: str
    how: str

    @property
    def digest(self) -> str:
        """Changes with what is measured."""
        return hashlib.sha256(repr((self.before, self.after, self.how)).encode()).hexdigest()[:16]


@dataclass
class Runs:
    """The measurements of both versions, and their amounts per second (or bytes)."""

    before: list[Measurement] = field(default_factory=list)
    after: list[Measurement] = field(default_factory=list)
    speeds: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    @property
    def passes(self) -> int:
        return min(map(len, self.speeds))

    def ratio(self) -> Ratio | None:
        rows = [row[: self.passes] for row in self.speeds]
        return paired_ratios(rows)[0] if self.passes > 1 else None


def targets_of(text: str) -> Targets:
    gpus = re.search(r"^# gpus: (\d+)", text, re.M)
    return Targets(gpus=int(gpus[1]) if gpus else None)


def findings(rule: Rule, text: str) -> int:
    return len(check_source(source_of(text), Options((rule,), targets_of(text))).findings)


def source_of(text: str) -> Source:
    return Source(Path("train.py"), text)


def pair_of(rule: Rule) -> Pair | None:
    """What can be run of a rule; None where there is nothing."""
    script = SCRIPTS / f"{rule.name.replace('-', '_')}.py"
    if script.exists():
        before = script.read_text(encoding="utf-8")
        said = re.search(r"^measured: (.*)$", ast.get_docstring(ast.parse(before)) or "", re.M)
        return Pair(rule, before, after_of(rule, script, before), said[1] if said else TRAINING)
    blocks = dict(re.findall(r"^## (Before|After)\n+```python\n(.*?)^```", rule.page, re.M | re.S))
    if blocks.keys() != {"Before", "After"}:
        return None
    return Pair(rule, blocks["Before"], blocks["After"], PAGE)


def after_of(rule: Rule, script: Path, before: str) -> str:
    written = script.with_suffix(".after.py")
    if written.exists():
        return written.read_text(encoding="utf-8")
    options = Options((rule,), targets_of(before))
    return mend(source_of(before), options, Safety.UNSAFE).result.text


def limits_of(how: str) -> Limits:
    if how == TRAINING:
        return Limits(
            1.5,
            min_windows=3,
            max_windows=6,
            precision=0.03,
            record_steps=RECORDED,
            trial_timeout=LONGEST,
        )
    return Limits(1e9, trial_timeout=LONGEST, record_steps=TO_THE_END, max_windows=10**9)


class Bench:
    """Runs the pairs; TensorFlow is imported once for all."""

    def __init__(self, runner: Runner, passes: int) -> None:
        self.runner = runner
        self.passes = passes
        machine = runner.machine()
        self.devices = Devices(gpus=machine.everything.gpus[:1])
        chips = f"one {machine.gpus[0].name}" if machine.gpus else f"{machine.cpus} CPU cores"
        release = ".".join(machine.tensorflow.split(".")[:2])
        self.where = f"{chips}, TensorFlow {release}"

    @property
    def gpu(self) -> str | None:
        """The GPU that is measured on, if there is one."""
        return next(iter(self.devices.gpus), None)

    def run(self, pair: Pair) -> Runs:
        """Both versions in turn, until the ratio is known well enough."""
        runs = Runs()
        versions = [
            (pair.before, runs.before, runs.speeds[0]),
            (pair.after, runs.after, runs.speeds[1]),
        ]
        for number in range(1 if pair.how == PAGE else self.passes):
            for text, seen, speeds in versions if number % 2 == 0 else versions[::-1]:
                trial = pair.how in (TRAINING, WHOLE)
                one = self.trial(text, pair.how) if trial else self.process(text, pair.how)
                seen.append(one)
                amount = amount_of(one, pair.how)
                if amount is not None:
                    speeds.append(amount)
            if any(m.status is Status.CRASH for m in (*runs.before, *runs.after)):
                break
            if number >= 2 and certain(runs.ratio()):
                break
        return runs

    def trial(self, text: str, how: str) -> Measurement:
        script = self.runner.log_dir / "train.py"
        script.write_text(text, encoding="utf-8")
        environ = {"PYTHONHASHSEED": "0"}
        return self.runner.run(
            Variant(script.absolute(), {}, (), environ), self.devices, limits_of(how)
        )

    def process(self, text: str, how: str) -> Measurement:
        """As `python train.py`; its last global `loss` is the loss."""
        script = self.runner.log_dir / "train.py"
        script.write_text(text, encoding="utf-8")
        code = (
            "import json, resource, runpy, time, tensorflow as tf\n"
            "tf.keras.utils.set_random_seed(1)\n"
            "began = time.monotonic()\n"
            f"loss = runpy.run_path({str(script)!r}, run_name='__main__').get('loss')\n"
            f"{GPU_TAKEN if how == GPU_MEMORY else HOST_PEAK}\n"
            "print('\\n' + json.dumps([time.monotonic() - began, peak, loss]))"
        )
        with tempfile.TemporaryDirectory() as scratch:
            try:
                done = subprocess.run(
                    [self.runner.python, "-c", code], cwd=scratch, capture_output=True, text=True,
                    check=False, timeout=LONGEST,
                    env={**os.environ, "TMPDIR": scratch, "CUDA_VISIBLE_DEVICES": self.gpu or "-1"},
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                return Measurement(Status.TIMEOUT, f"not finished within {LONGEST} s")
        if done.returncode:
            return Measurement(Status.CRASH, done.stderr.strip().splitlines()[-1])
        seconds, peak, loss = json.loads(done.stdout.splitlines()[-1])
        return Measurement(
            Status.OK,
            total_seconds=seconds,
            start_seconds=0.0,
            host_memory=peak,
            record=((1, None, loss),) if loss is not None else (),
        )


def certain(ratio: Ratio | None) -> bool:
    """Whether more passes would change little."""
    if ratio is None:
        return False
    decided = not ratio.low <= 1 <= ratio.high
    return math.log(ratio.high / ratio.low) / 2 < (FAIR if decided else PRECISE)


def amount_of(measured: Measurement, how: str) -> float | None:
    """What is compared: per second, or for memory 1 / bytes, so that more is better."""
    if measured.status not in (Status.OK, Status.NO_STEPS):
        return None
    if how == TRAINING:
        return measured.examples_per_second or (
            1 / measured.step_seconds if measured.step_seconds else None
        )
    if how in (MEMORY, GPU_MEMORY):
        return 1 / measured.host_memory if measured.host_memory else None
    return 1 / ((measured.total_seconds or 0.0) - (measured.start_seconds or 0.0))


def record_of(pair: Pair, runs: Runs, machine: str) -> dict[str, Any] | None:
    """What is kept of a rule's runs; None where its page alone shows nothing, or fails."""
    compared = Comparison(tuple(runs.before), tuple(runs.after))
    verdict = compared.verdict
    found: dict[str, Any] = {"digest": pair.digest, "machine": machine, "losses": None}
    if verdict is Verdict.MENDED:
        return {**found, "losses": "the script fails before and runs after"}
    if pair.how == PAGE:
        return None
    if verdict in (Verdict.BROKEN, Verdict.BOTH_FAIL):
        reason = next(m.reason for m in (*runs.after, *runs.before) if m.reason)
        print(f"{pair.rule.name}: its script does not run ({reason})", file=sys.stderr)
        return None
    if any(m.record for m in runs.before):
        vary = verdict is Verdict.UNCERTAIN
        found["losses"] = "losses that vary from run to run" if vary else verdict.value
        found["loss"] = [last_loss(runs.before), last_loss(runs.after)]
    if pair.how in (MEMORY, GPU_MEMORY):
        found["of"] = pair.how
        found["memory"] = [round(1 / middle(row) / 2**20) for row in runs.speeds]
        return found
    ratio = runs.ratio()
    if ratio is None:
        return {"digest": pair.digest, "reason": "too few steps to measure"}
    what = "the examples/s" if pair.how == TRAINING else "the speed of the whole run"
    for name in ("ratio", "low", "high"):
        found[name] = float(f"{getattr(ratio, name):.4g}")
    return {**found, "what": what, "passes": ratio.pairs}


def middle(row: Sequence[float]) -> float:
    return sorted(row)[len(row) // 2]


def last_loss(runs: Sequence[Measurement]) -> float | None:
    """After as many steps as were recorded in each run."""
    record = [loss for _, _, loss in runs[-1].record if loss is not None]
    return float(f"{record[-1]:.5g}") if record else None


def wanted(options: argparse.Namespace) -> Iterator[Rule]:
    for rule in all_rules():
        words = options.only or [rule.code]
        if any(rule.code.startswith(word) or rule.name == word for word in words):
            yield rule


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="CODE|NAME", help="measure only these rules")
    parser.add_argument("--missing", action="store_true", help="leave out what is known already")
    parser.add_argument("--passes", type=int, default=5, help="at most (default: 5)")
    parser.add_argument("--list", action="store_true", help="say how each rule is measured")
    options = parser.parse_args()
    if options.list:
        for rule in wanted(options):
            pair = pair_of(rule)
            print(rule.code, rule.name, NOT_HERE.get(rule.name) or (pair.how if pair else "-"))
        return
    with tempfile.TemporaryDirectory() as folder, Runner(log_dir=Path(folder)) as runner:
        bench = Bench(runner, options.passes)
        section = measured.ON_GPU if bench.gpu else measured.RULES
        known = on_disk()[section]
        for rule in wanted(options):
            record = measure(bench, rule, known.get(rule.code), options)
            if record is not None:
                # What was measured is kept, whatever comes, beside what others measure meanwhile.
                everything = on_disk()
                everything[section][rule.code] = record
                save(everything)
    save(on_disk())
    report(on_disk())


def measure(
    bench: Bench, rule: Rule, old: dict[str, Any] | None, options: argparse.Namespace
) -> dict[str, Any] | None:
    pair = pair_of(rule) if rule.name not in NOT_HERE else None
    if pair is None or (rule.name in NEEDS_GPU and bench.gpu is None):
        return None
    if options.missing and is_known(old, pair, options.passes):
        return None
    if not findings(rule, pair.before) or findings(rule, pair.after):
        print(f"{rule.code} {rule.name}: not found before, or still found after", file=sys.stderr)
        return None
    began = time.monotonic()
    record = record_of(pair, bench.run(pair), bench.where)
    if record is None:
        print(f"{rule.code} {rule.name}: nothing to see; it needs a script that runs", flush=True)
        return None
    text = measured.describe(record)
    vague = is_vague(record)
    note = "too uncertain to be kept: the machine is too busy; " if vague else ""
    print(f"{rule.code} {rule.name}: {note}{text} [{time.monotonic() - began:.0f} s]", flush=True)
    return None if vague else record


def is_vague(record: dict[str, Any]) -> bool:
    """Whether the interval holds both no effect and a large one."""
    return "ratio" in record and record["low"] <= 1 <= record["high"] > WIDE * record["low"]


def is_known(old: dict[str, Any] | None, pair: Pair, passes: int) -> bool:
    """Whether the same was measured, well enough or as often as it would be now."""
    if old is None or old.get("digest") != pair.digest:
        return False
    if "ratio" not in old or old["passes"] >= passes:
        return True
    return certain(Ratio(old["ratio"], old["low"], old["high"], old["passes"]))


def on_disk() -> measured.Sections:
    """What is known, by section and code."""
    known: measured.Sections = {measured.RULES: {}, measured.ON_GPU: {}}
    if measured.FILE.exists():
        kept = json.loads(measured.FILE.read_text(encoding="utf-8"))
        known |= {section: kept.get(section, {}) for section in known}
    return known


def save(known: measured.Sections) -> None:
    codes = {rule.code for rule in all_rules()}
    for rule in all_rules():
        elsewhere = rule.name in NEEDS_GPU and rule.code not in known[measured.ON_GPU]
        reason = "needs a GPU" if elsewhere else NOT_HERE.get(rule.name)
        if reason is not None:
            known[measured.RULES][rule.code] = {"reason": reason}
        elif rule.name in NEEDS_GPU:
            known[measured.RULES].pop(rule.code, None)
    content: dict[str, Any] = {"written_by": "benchmarks/effects.py"}
    for section, records in known.items():
        content[section] = {code: records[code] for code in sorted(codes & records.keys())}
    measured.FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


INTRODUCTION = """
# What each rule is worth

Each script of `benchmarks/effects/` was run as it is and with the rule's advice followed, in fresh
processes, in turn. Ratios are medians over the passes, with Student's t interval at 95%; above 1 is
faster. *Training* counts examples per second of steady training, *whole run* is the time of the
whole script without TensorFlow's import, for flaws around the steps. Losses are those of the same
steps with the same seeds.

These are small scripts that have the flaw and little else, on a machine without a GPU that others
use as well; the second table is of a machine with one. What the advice is worth for a script of
yours depends on what else its step does: `tfaudit fix --verify` and `tfaudit tune` measure that.

Reproduce: `python benchmarks/effects.py` (tens of minutes); `--missing` measures
what is new or not well known.
"""


def report(known: measured.Sections) -> None:
    shown: dict[str, list[tuple[str, ...]]] = {section: [] for section in known}
    without = []
    for rule in all_rules():
        name = f"[{rule.code}](../rules/{rule.code}.md) `{rule.name}`"
        found = {s: records[rule.code] for s, records in known.items() if rule.code in records}
        measurements = {s: record for s, record in found.items() if "reason" not in record}
        for section, record in measurements.items():
            shown[section].append((name, *cells(record)))
        if not measurements:
            reasons = [record["reason"] for record in found.values()]
            without.append((name, *(reasons or ["not measured yet"])))
    headings = ("rule", "measured", "ratio", "95% interval", "losses")
    write(
        "effects.md",
        INTRODUCTION,
        table(headings, shown[measured.RULES]),
        f"## On a GPU\n\n{machines(known[measured.ON_GPU])}",
        table(headings, shown[measured.ON_GPU]),
        "## Not measured",
        table(("rule", "why"), without),
    )


def machines(records: dict[str, dict[str, Any]]) -> str:
    """Where records were made, as a sentence."""
    return "; ".join(sorted({r["machine"] for r in records.values() if "machine" in r})) + "."


def cells(record: dict[str, Any]) -> tuple[str, str, str, str]:
    """What was measured of a record, its ratio, interval and losses, as a table shows them."""
    losses = record["losses"] or "no losses"
    first, last = record.get("loss", (None, None))
    if first is not None and last is not None:
        losses += f": {first:.4g}" if first == last else f": {first:.4g}, then {last:.4g}"
    if "memory" in record:
        before, after = record["memory"]
        return (record.get("of", "memory"), f"{before} MB, then {after} MB", "", losses)
    if "ratio" not in record:
        return ("whether it runs", "", "", losses)
    what = "training" if "examples" in record["what"] else "whole run"
    interval = f"{record['low']:.3g} to {record['high']:.3g}"
    return (what, f"{record['ratio']:.3g}", interval, losses)


if __name__ == "__main__":
    main()
