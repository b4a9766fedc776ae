#!/bin/sh
# Fetches packages by others that hold thousands of TensorFlow and Keras files, to read, not to run:
# sh tools/corpus.sh PYTHON FOLDER [NAME==VERSION]... What is already there is kept.
set -eu
python=$1
folder=$2
shift 2

fetch() { # name==version, as wheels of pure Python
    target="$folder/$1"
    [ -d "$target" ] && return
    echo "Fetching $1" >&2
    "$python" -m pip --disable-pip-version-check download --quiet --retries 10 --no-deps \
        --ignore-requires-python --only-binary :all: --implementation py --abi none \
        --platform any --dest "$folder/wheels" "$1"
    "$python" -m zipfile -e "$(ls "$folder"/wheels/*.whl)" "$target.part"
    mv "$target.part" "$target"
    rm -r "$folder/wheels"
}

mkdir -p "$folder"
rm -rf "$folder/wheels" "$folder"/*.part # of a run that was interrupted
[ $# -gt 0 ] || set -- deepctr==0.9.4 keras-cv==0.9.0 keras-hub==0.32.0 keras-tuner==1.4.8 \
    spektral==1.3.1 tensorflow-probability==0.25.0 tensorflow-recommenders==0.7.7 \
    tf-agents==0.19.0 tf-models-official==2.20.0
for package; do
    fetch "$package"
done
