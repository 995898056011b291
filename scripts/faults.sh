#!/usr/bin/env bash
# Four local validators: one is killed hard, the others go on finalising, it comes back and catches
# up. Prints the seconds of each step and fails when a bar is missed (20 s to catch up).
#
#   faults.sh [ROUNDS]   1 if not given; every round kills another validator
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
[ -x "$HANSE_NODE" ] || "$HANSE_ROOT/scripts/build.sh"
exec python3 "$HANSE_ROOT/scripts/faults.py" "$HANSE_NODE" "${1:-1}"
