#!/usr/bin/env bash
# A long run of the storm: random calls of random origins on the real runtime, natively, with every
# invariant checked on the way. CI does 100,000 calls; this does as many as it is told.
#
#   storm.sh [CALLS [SEED]]   1,000,000 calls; a seed repeats a run
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
cd "$HANSE_ROOT"
args=(--calls "${1:-1000000}")
[ -z "${2:-}" ] || args+=(--seed "$2")
scripts/build.sh
"$CARGO_TARGET_DIR/release/storm" "${args[@]}"
