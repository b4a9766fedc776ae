"""Judges what is installed in the interpreter: TensorFlow, Keras and what they require."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tfaudit.doctor.judgement import Judgement, advice, broken, ok, pip, release

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tfaudit.doctor.facts import Interpreter, Machine

_FIRST_WITH_KERAS_3 = (2, 16)  # release notes of TensorFlow 2.16


def judge(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    """Python, TensorFlow, its requirements and its Keras."""
    if not interpreter.version:
        said = f"{interpreter.python} did not answer before the time was over (--timeout)"
        yield broken("python", said)
        return
    yield ok("python", f"Python {interpreter.version} ({interpreter.python})")
    yield from _tensorflow(interpreter, machine)
    yield from _duplicates(interpreter, machine)
    yield from _requirements(interpreter)
    if interpreter.keras:
        yield from _keras(interpreter)
        yield from _pairs(interpreter, os.environ)


def wanted(machine: Machine) -> str:
    """The distribution to install on this machine."""
    return "tensorflow[and-cuda]" if machine.has_nvidia_gpu else "tensorflow"


def _tensorflow(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    install = pip(interpreter, "install", wanted(machine))
    if interpreter.shadowed:
        yield broken(
            "tensorflow",
            f"`import tensorflow` imports {interpreter.shadowed}, which hides the real one; "
            "rename it",
        )
    elif interpreter.tensorflow:
        seconds = f"{interpreter.seconds:.1f} s to import"
        yield ok("tensorflow", f"TensorFlow {interpreter.tensorflow}, {seconds}")
    elif interpreter.missing == "tensorflow":
        yield broken(
            "tensorflow",
            "is not installed here; `tune` and `fix --verify` need it (`check` and `fix` do not)",
            install,
        )
    elif interpreter.error:
        packages = interpreter.distributions or (wanted(machine),)
        repair = pip(interpreter, "install", "--force-reinstall", *packages)
        if unmet_requirements(interpreter, extra=""):
            repair = ""  # they are the likely reason, and have a line and a command of their own
        yield broken("tensorflow", f"cannot be imported: {interpreter.error}", repair)
    elif interpreter.stage != "end" and interpreter.exit is None:
        yield broken(
            "tensorflow",
            f"hangs: the {interpreter.stage} step was not done when the time was over (--timeout); "
            f"`{interpreter.python} -X importtime -c 'import tensorflow'` shows where",
        )
    else:
        code = interpreter.exit or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        yield broken("tensorflow", f"its import ends the process ({how}){_avx(machine)}", install)


def _avx(machine: Machine) -> str:
    """The usual reason on an old or emulated x86 processor: official wheels are built with AVX."""
    x86 = "sse2" in machine.cpu_flags
    return "; this processor has no AVX, which wheels need" * (
        x86 and "avx" not in machine.cpu_flags
    )


def _duplicates(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    found = interpreter.distributions
    if len(found) > 1:
        remove = pip(interpreter, "uninstall", "--yes", *found)
        yield advice(
            "packages",
            f"{' and '.join(found)} are both installed and overwrite each other's files; keep one",
            f"{remove} && {pip(interpreter, 'install', wanted(machine))}",
        )


def _requirements(interpreter: Interpreter) -> Iterator[Judgement]:
    """What TensorFlow's own metadata asks for, against what is there."""
    unmet = unmet_requirements(interpreter, extra="")
    said = "; ".join(
        f"{name} {interpreter.packages.get(name, 'is missing')}: {text} is required"
        for name, text in unmet.items()
    )
    if unmet:
        judged = advice if interpreter.tensorflow else broken
        yield judged("requirements", said, pip(interpreter, "install", *unmet.values()))
    elif interpreter.distributions:
        yield ok("requirements", "TensorFlow has all that it requires, in versions that it allows")


def unmet_requirements(interpreter: Interpreter, extra: str) -> dict[str, str]:
    """Requirements of TensorFlow that the installed packages do not meet: name to requirement.

    Args:
        interpreter: What is installed.
        extra: "" for those of every installation, "and-cuda" for those of that extra alone.
    """
    from packaging.requirements import Requirement

    unmet = {}
    lines = {line for name in interpreter.distributions for line in interpreter.requires[name]}
    for requirement in map(Requirement, sorted(lines)):
        marker = requirement.marker
        environment = {"python_version": ".".join(interpreter.version.split(".")[:2])}
        always = marker is None or marker.evaluate({**environment, "extra": ""})
        if always if extra else not always:
            continue
        if extra and not (marker and marker.evaluate({**environment, "extra": extra})):
            continue
        name = requirement.name.lower().replace("_", "-")
        version = interpreter.packages.get(name)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            unmet[name] = f"{requirement.name}{requirement.specifier}"
    return unmet


def _keras(interpreter: Interpreter) -> Iterator[Judgement]:
    keras = interpreter.keras
    if "error" in keras:
        tensorflow = ".".join(map(str, release(interpreter.tensorflow)))
        legacy = os.environ.get("TF_USE_LEGACY_KERAS") and "tf-keras" not in interpreter.packages
        needed = f"tf_keras=={tensorflow}.*" if legacy else "keras"
        why = "TF_USE_LEGACY_KERAS is set and tf_keras is missing" if legacy else keras["error"]
        yield broken("keras", f"tf.keras cannot be imported: {why}",
                     pip(interpreter, "install", needed))  # fmt: skip
    elif keras["backend"] != "tensorflow":
        yield advice(
            "keras",
            f"Keras {keras['version']} computes with {keras['backend']}, so that nothing said of "
            "TensorFlow holds for its models",
            "export KERAS_BACKEND=tensorflow",
        )
    else:
        yield ok("keras", f"tf.keras is Keras {keras['version']}")


def _pairs(interpreter: Interpreter, environ: Mapping[str, str]) -> Iterator[Judgement]:
    """Versions that are known not to work together, though pip allows them."""
    tensorflow = release(interpreter.tensorflow)
    known = True
    legacy = interpreter.packages.get("tf-keras")
    if legacy and release(legacy) != tensorflow:
        known = False
        wanted_version = ".".join(map(str, tensorflow))
        yield advice(
            "pairs",
            f"tf_keras {legacy} is not the one of TensorFlow {wanted_version}",
            pip(interpreter, "install", f"tf_keras=={wanted_version}.*"),
        )
    three = interpreter.keras.get("version", "").startswith("3")
    if three and '"worker"' in environ.get("TF_CONFIG", ""):
        known = False
        yield broken(
            "pairs",
            "TF_CONFIG names workers, and `fit` of Keras 3 fails under MultiWorkerMirroredStrategy "
            "(keras-team/keras#20585); use Keras 2 or a loop of your own",
            "export TF_USE_LEGACY_KERAS=1 && "
            + pip(interpreter, "install", f"tf_keras=={tensorflow[0]}.{tensorflow[1]}.*"),
        )
    if three and tensorflow < _FIRST_WITH_KERAS_3:
        known = False
        yield broken(
            "pairs",
            f"TensorFlow {interpreter.tensorflow} is not made for Keras 3",
            pip(interpreter, "install", f"keras=={tensorflow[0]}.{tensorflow[1]}.*"),
        )
    if known:
        yield ok("pairs", "no two versions that are known not to work together")
