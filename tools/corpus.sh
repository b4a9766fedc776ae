#!/bin/sh
# Fetches packages by others that hold thousands of TensorFlow and Keras files, to read, not to run:
# sh tools/corpus.sh PYTHON FOLDER. What is already there is kept.
set -eu
python=$1
folder=$2

fetch() { # name==version, as wheels of pure Python
    target="$folder/$1"
    [ -d "$target" ] && return
    echo "Fetching $1" >&2
    "$python" -m pip --disable-pip-version-check download --quiet --retries 10 --no-deps \
        --ignore-requires-python --only-binary :all: --dest "$folder/wheels" "$1"
    "$python" -m zipfile -e "$(ls "$folder"/wheels/*.whl)" "$target.part"
    mv "$target.part" "$target"
    rm -r "$folder/wheels"
}

mkdir -p "$folder"
rm -rf "$folder/wheels" "$folder"/*.part # of a run that was interrupted
fetch deepctr==0.9.4
fetch keras-cv==0.9.0
fetch keras-hub==0.32.0
fetch keras-tuner==1.4.8
fetch spektral==1.3.1
fetch tensorflow-probability==0.25.0
fetch tensorflow-recommenders==0.7.7
fetch tf-agents==0.19.0
fetch tf-models-official==2.20.0
