#!/bin/sh
# check, fix and tune on one script, from raw to chosen; nothing in examples/ is changed.
set -eu
export TF_CPP_MIN_LOG_LEVEL=2

run() {
    printf '\n$ %s\n' "$*"
    "$@" || [ $? -eq 1 ] # 1: there is something to say
}

run tfaudit check examples/digits.py
run tfaudit fix examples/digits.py
run tfaudit tune examples/digits.py --trials "${1:-12}" --seconds 3
