#!/usr/bin/env bash
# Long runs of what CI does in short from fixed seeds; here they are drawn anew, and printed. The storm
# makes random calls of random origins on the real runtime, natively, with every invariant checked on
# the way (CI: 100,000 calls). With --units the unit tests run, random ones among them, in rounds of
# which each has the next seed (CI: one).
#
#   storm.sh [CALLS [SEED]]            1,000,000 calls; a seed repeats a run
#   storm.sh --units [ROUNDS [SEED]]   10 rounds; a seed repeats them from there
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
cd "$HANSE_ROOT"

storm() {
	local args=(--calls "${1:-1000000}")
	[ -z "${2:-}" ] || args+=(--seed "$2")
	scripts/build.sh
	"$CARGO_TARGET_DIR/release/storm" "${args[@]}"
}

units() {
	local rounds="${1:-10}" seed="${2:-$(date +%s)}" round
	for ((round = 1; round <= rounds; round += 1, seed += 1)); do
		say "round $round of $rounds, seed $seed"
		PROPTEST_RNG_SEED=$seed cargo test --locked --release --workspace --lib --no-fail-fast --quiet ||
			die "seed $seed; to repeat it: storm.sh --units 1 $seed"
	done
}

if [ "${1:-}" = --units ]; then
	units "${@:2}"
else
	storm "$@"
fi
