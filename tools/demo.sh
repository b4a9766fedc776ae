#!/bin/sh
# check, fix and tune on one script, from raw to chosen; nothing of examples/ is changed.
set -eu
say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; "$@" || [ $? -eq 1 ]; }  # 1: there is something to say

say tfaudit check examples/digits.py
say tfaudit fix examples/digits.py
say tfaudit tune examples/digits.py --trials "${TRIALS:-12}" --seconds 3
