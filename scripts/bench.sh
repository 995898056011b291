#!/usr/bin/env bash
# Measures on this machine: what calls weigh and what that rests on, written into runtime/src/weights/;
# and how fast the chain is. The machine should do nothing else meanwhile.
#
#   bench.sh try PALLET...       runs each benchmark once with its checks; writes nothing
#   bench.sh weights PALLET...   weights of pallets, e.g. `weights pallet_org_numbers`
#   bench.sh extensions          weights of the extensions and of the check of a signature
#   bench.sh overhead            an empty block, and a transaction that does nothing
#   bench.sh storage [SPEC]      a read and a write on ParityDB, in the genesis of SPEC; without one, in
#                                a genesis of more than a million rows, made first
#   bench.sh list                every pallet and benchmark that the runtime knows
#   bench.sh rivals [ROUNDS [ENTRIES...]]
#                                our hot calls against upstream's, in one wasm, and on large states
#   bench.sh state ARG...        writes a chain specification with a large genesis
#   bench.sh throughput|import|latency|mixed ARG...
#                                running chains under load; ARG... as `hanse-load VERB --help` says
#   bench.sh private-data ARG... private data on four nodes
#
# PALLET... may be `own` for those of this workspace and `all` for every one that weighs anything. New
# pallets' files are listed in runtime/src/weights/mod.rs by hand, once.
#
# HANSE_BENCH_PROFILE  production (what is shipped; the default) or release (faster to compile)
# HANSE_BENCH_STEPS, HANSE_BENCH_REPEAT, HANSE_BENCH_SECONDS
#                      50 values of a component, 20 runs of each, 10 seconds of a benchmark at least
# HANSE_BENCH_ORGANISATIONS
#                      organisations in the genesis that `storage` makes, of some six rows each: 200000
# Files are replaced only when all of a run succeeded: what fails is named, and a stopped run is simply
# started again. `try` tells in minutes whether an hour of `weights` will come to its end.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HANSE_ROOT"

# Each of these says in its first lines which verbs it holds, as functions `bench_VERB`.
. scripts/bench/build.sh
. scripts/bench/base.sh
. scripts/bench/load.sh
. scripts/bench/private-data.sh
. scripts/bench/rivals.sh
. scripts/bench/weights.sh

case "${1:-}" in
"" | -h | --help) usage && exit 0 ;;
esac
verb="$1"
shift
declare -F "bench_${verb//-/_}" >/dev/null || die "bench.sh knows no '$verb'; bench.sh --help lists what it does"

# Scratch space of a run; goes with it.
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"bench_${verb//-/_}" "$@"
