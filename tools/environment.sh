#!/bin/sh
# Makes the development environment: sh tools/environment.sh <folder> [<python>]
set -eu
venv=$1
python=${2:-}

usable() { "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

if [ -z "$python" ]; then
    for candidate in python3 python3.13 python3.12 python3.11 python3.10 python; do
        if usable "$candidate"; then python=$candidate; break; fi
    done
fi
if [ -z "$python" ]; then
    echo "No Python from 3.10 to 3.13 was found; name one: make PYTHON=/path/to/python3.12 …" >&2
    exit 2
fi
if ! usable "$python"; then
    echo "$python is not a Python from 3.10 to 3.13, which TensorFlow needs" >&2
    exit 2
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "$python lacks venv or ensurepip (on Debian and Ubuntu: apt install python3-venv)" >&2
    exit 2
fi

# The CPU build is a fraction of the size; without an NVIDIA driver the other has no use.
if command -v nvidia-smi >/dev/null 2>&1; then
    tensorflow='tensorflow[and-cuda]'
elif [ "$(uname -s)" = Linux ]; then
    tensorflow=tensorflow-cpu
else
    tensorflow=tensorflow
fi

echo "Making $venv with $("$python" --version) and $tensorflow (once; a minute or two) …" >&2
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }
pip install --quiet --retries 10 "$tensorflow>=2.15" -e '.[dev,report]'
# Keras 2, for the tests of both; its own requirement would bring a second TensorFlow.
version=$("$venv/bin/python" -c '
from importlib.metadata import version
for name in ("tensorflow-cpu", "tensorflow"):
    try:
        print(".".join(version(name).split(".")[:2])); break
    except ImportError:
        pass')
pip install --quiet --retries 10 --no-deps "tf_keras==$version.*"
