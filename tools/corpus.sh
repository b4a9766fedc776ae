#!/bin/sh
# Fetches packages by others that hold thousands of TensorFlow and Keras files, to read, not to run:
# sh tools/corpus.sh PYTHON FOLDER [NAME==VERSION[@source]]... What is already there is kept.
# They come as wheels of pure Python; with @source, as source distributions, which hold examples
# that a wheel leaves out. To download one pip would run its setup.py; unearth runs nothing, and is
# fetched beside the packages when it is needed.
set -eu
python=$1
folder=$2
shift 2

pip() {
    "$python" -m pip --disable-pip-version-check "$@" --quiet --retries 10
}

fetch() { # name==version[@source]
    package=${1%@source}
    target="$folder/$package"
    [ -d "$target" ] && return
    echo "Fetching $1" >&2
    mkdir "$target.part"
    case $1 in
        *@source) unpack_source ;;
        *) unpack_wheel ;;
    esac
    rm -r "$folder/archives"
}

unpack_wheel() {
    pip download --no-deps --ignore-requires-python --only-binary :all: --implementation py \
        --abi none --platform any --dest "$folder/archives" "$package"
    "$python" -m zipfile -e "$(ls "$folder"/archives/*.whl)" "$target.part"
    mv "$target.part" "$target"
}

unpack_source() { # the archive holds one folder
    [ -d "$folder/.unearth" ] || pip install --target "$folder/.unearth" unearth
    PYTHONPATH="$folder/.unearth" "$python" -m unearth --no-binary --download "$folder/archives" \
        "$package" >"$folder/.unearth/last.json"
    archive=$(ls "$folder"/archives/*.*)
    case $archive in
        *.zip) "$python" -m zipfile -e "$archive" "$target.part" ;;
        *) tar -xf "$archive" -C "$target.part" ;; # refuses names that lead out of the folder
    esac
    mv "$target.part"/* "$target"
    rmdir "$target.part"
}

mkdir -p "$folder"
rm -rf "$folder/archives" "$folder"/*.part # of a run that was interrupted
[ $# -gt 0 ] || set -- deepctr==0.9.4 keras-cv==0.9.0 keras-hub==0.32.0 keras-tuner==1.4.8 \
    spektral==1.3.1 tensorflow-probability==0.25.0 tensorflow-recommenders==0.7.7 \
    tf-agents==0.19.0 tf-models-official==2.20.0
for package; do
    fetch "$package"
done
