#!/bin/sh
# Fetches packages by others that hold thousands of TensorFlow and Keras files, to read, not to run:
# sh tools/corpus.sh PYTHON FOLDER [NAME==VERSION]... What is already there is kept.
# A package without a wheel of pure Python comes as its source distribution. pip would run its
# setup.py to download that; unearth, which is fetched beside the packages then, runs nothing.
set -eu
python=$1
folder=$2
shift 2

pip() {
    "$python" -m pip --disable-pip-version-check "$@" --quiet --retries 10
}

fetch() { # name==version
    target="$folder/$1"
    [ -d "$target" ] && return
    echo "Fetching $1" >&2
    if pip download --no-deps --ignore-requires-python --only-binary :all: --implementation py \
        --abi none --platform any --dest "$folder/archives" "$1" 2>"$folder/no-wheel"; then
        "$python" -m zipfile -e "$(ls "$folder"/archives/*.whl)" "$target.part"
        mv "$target.part" "$target"
    else
        grep -q "No matching distribution" "$folder/no-wheel" || { cat "$folder/no-wheel" >&2; exit 1; }
        fetch_source "$1"
    fi
    rm -r "$folder/archives" "$folder/no-wheel"
}

fetch_source() { # name==version: its archive holds one folder
    [ -d "$folder/.unearth" ] || pip install --target "$folder/.unearth" unearth
    PYTHONPATH="$folder/.unearth" "$python" -m unearth --no-binary --download "$folder/archives" \
        "$1" >"$folder/archives.json"
    archive=$(ls "$folder"/archives/*.*)
    mkdir "$target.part"
    case $archive in
        *.zip) "$python" -m zipfile -e "$archive" "$target.part" ;;
        *) tar -xf "$archive" -C "$target.part" ;; # refuses names that lead out of the folder
    esac
    mv "$target.part"/* "$target"
    rmdir "$target.part"
    rm "$folder/archives.json"
}

mkdir -p "$folder"
rm -rf "$folder/archives" "$folder"/*.part # of a run that was interrupted
[ $# -gt 0 ] || set -- deepctr==0.9.4 keras-cv==0.9.0 keras-hub==0.32.0 keras-tuner==1.4.8 \
    spektral==1.3.1 tensorflow-probability==0.25.0 tensorflow-recommenders==0.7.7 \
    tf-agents==0.19.0 tf-models-official==2.20.0
for package; do
    fetch "$package"
done
