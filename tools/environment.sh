#!/bin/sh
# Makes the development environment: sh tools/environment.sh FOLDER [PYTHON]
# What is already there is kept, so running it again only brings what is missing.
set -eu
venv=$1
python=${2:-}

fail() {
    echo "make: $*" >&2
    exit 2
}
usable() { "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
has() { "$venv/bin/python" -c "import importlib.util as u, sys; sys.exit(not u.find_spec('$1'))"; }
install() { # a network may fail for a moment
    for pause in 5 20 0; do
        "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --retries 10 "$@" && return
        [ "$pause" = 0 ] || echo "pip failed; trying again in $pause seconds" >&2
        sleep "$pause"
    done
    fail "pip could not install $*"
}

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    if [ -n "$python" ]; then
        usable "$python" || fail "PYTHON=$python is not a Python from 3.10 to 3.13, which TensorFlow needs"
    else
        for candidate in python3 python3.13 python3.12 python3.11 python3.10 python; do
            if usable "$candidate"; then python=$candidate && break; fi
        done
        [ -n "$python" ] || fail "no Python from 3.10 to 3.13 found; name one: PYTHON=/path/to/python3.12"
    fi
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "$python lacks venv or ensurepip (on Debian and Ubuntu: apt install python3-venv)"
    echo "Making $venv with $("$python" --version), once; this takes a minute or two …" >&2
    "$python" -m venv --clear "$venv"
fi

# A GPU build is several times the size, and of no use without an NVIDIA driver.
tensorflow=tensorflow
if command -v nvidia-smi >/dev/null 2>&1; then
    tensorflow='tensorflow[and-cuda]'
elif [ "$(uname -sm)" = "Linux x86_64" ]; then
    tensorflow=tensorflow-cpu
fi
has tensorflow || install "$tensorflow>=2.15"
install --editable '.[dev]'
# Keras 2 of the same version, without what it requires: that would be a second TensorFlow.
if ! has tf_keras; then
    version=$("$venv/bin/python" -c '
from importlib.metadata import packages_distributions, version
print(".".join(version(packages_distributions()["tensorflow"][0]).split(".")[:2]))')
    install --no-deps "tf_keras==$version.*"
fi
