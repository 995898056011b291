#!/usr/bin/env bash
# Measures the weights of pallets on this machine and writes them into runtime/src/weights/.
#
#   bench.sh weights PALLET...   e.g. `bench.sh weights pallet_org_numbers`; `own` for all of ours
#   bench.sh list                every pallet and benchmark that the runtime knows
#
# HANSE_BENCH_PROFILE  production (what is shipped; the default) or release (faster to compile)
# HANSE_BENCH_STEPS, HANSE_BENCH_REPEAT  50 and 20
# A file is replaced only when its pallet's run succeeded: a stopped run is simply started again.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HANSE_ROOT"

case "${1:-}" in
weights) [ $# -ge 2 ] || die "bench.sh weights wants a pallet's name" ;;
list) ;;
*) usage && exit 0 ;;
esac
verb="$1"
shift

profile="${HANSE_BENCH_PROFILE:-production}"
# A folder of its own: the node and the wasm with benchmarks in them bear the same file names as the
# ones that the tests start.
export CARGO_TARGET_DIR="$HANSE_CACHE/bench/target"
node="$CARGO_TARGET_DIR/$profile/hanse-node"
wasm="$CARGO_TARGET_DIR/$profile/wbuild/hanse-runtime/hanse_runtime.compact.compressed.wasm"

# A runtime of upstream's own, which the benchmarks of storage proofs bring along; it can't be found
# from this workspace, and a solo chain has no storage proofs.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
say "building the node with benchmarks, profile $profile"
cargo build --locked --profile "$profile" -p hanse-node --features runtime-benchmarks

benchmark() {
	"$node" benchmark pallet --runtime "$wasm" --genesis-builder runtime \
		--genesis-builder-preset development "$@"
}

if [ "$verb" = list ]; then
	benchmark --all --list --no-csv-header
	exit 0
fi

pallets=()
for name in "$@"; do
	if [ "$name" = own ]; then
		for manifest in pallets/*/Cargo.toml; do
			[ -f "$(dirname "$manifest")/src/benchmarking.rs" ] &&
				pallets+=("$(sed -n 's/^name = "\(.*\)"/\1/p' "$manifest" | head -n 1)")
		done
	else
		pallets+=("$name")
	fi
done

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p runtime/src/weights
for pallet in "${pallets[@]}"; do
	pallet="${pallet//-/_}"
	say "measuring $pallet"
	benchmark --pallet "$pallet" --extrinsic '*' \
		--steps "${HANSE_BENCH_STEPS:-50}" --repeat "${HANSE_BENCH_REPEAT:-20}" \
		--header scripts/weights-header.txt --template scripts/weights-template.hbs \
		--output "$work/$pallet.rs"
	mv "$work/$pallet.rs" "runtime/src/weights/$pallet.rs"
	say "runtime/src/weights/$pallet.rs"
done
