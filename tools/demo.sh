#!/bin/sh
# check, fix and tune on one script, from raw to chosen; nothing in examples/ is changed.
set -eu
export TF_CPP_MIN_LOG_LEVEL=2
trials=${1:-8}

run() {
    printf '\n$ %s\n' "$*"
    "$@"
}
found() { run "$@" || [ $? -eq 1 ]; } # 1: there is something to say

found tfaudit check examples/digits.py
found tfaudit fix examples/digits.py
run tfaudit tune examples/digits.py --trials "$trials" --seconds 3 --passes 3
