# shellcheck shell=bash disable=SC2034 # some are used by the files beside this one
# Sourced by scripts/bench.sh before all others: the builds that are measured. No verbs.

profile="${HANSE_BENCH_PROFILE:-production}"
# A folder of its own: the node and the wasm with benchmarks in them bear the same file names as the
# ones that the tests start.
bench_target="$HANSE_CACHE/bench/target"
node="$bench_target/$profile/hanse-node"
wasm="$bench_target/$profile/wbuild/hanse-runtime/hanse_runtime.compact.compressed.wasm"
stock_wasm="$CARGO_TARGET_DIR/release/wbuild/hanse-stock-runtime/hanse_stock_runtime.compact.compressed.wasm"

# Builds in that folder: bench_cargo ARGUMENT-OF-CARGO-BUILD...
bench_cargo() {
	say "cargo build --profile $profile $*"
	# A runtime of upstream's own, which the benchmarks of storage proofs bring along; it can't be found
	# from this workspace, and a solo chain has no storage proofs.
	CARGO_TARGET_DIR="$bench_target" SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1 \
		cargo build --locked --profile "$profile" "$@"
}

# The node that measures: build_bench [FEATURE...], `runtime-benchmarks` alone where none is named.
build_bench() {
	local features="${1:-runtime-benchmarks}"
	[ $# -lt 2 ] || features="$(IFS=, && echo "$*")"
	bench_cargo -p hanse-node --features "$features"
}

# The runtime of the stock template, from the selection of crates that the tests have: what makes wasm small
# is compiled there already.
build_stock() {
	[ -f "$stock_wasm" ] ||
		cargo build --locked --release --workspace --exclude hanse-upgrade-runtime \
			--features hanse-stock-runtime/wasm
}

# Benchmarks of that node's pallets on the genesis of a development chain: benchmark ARGUMENT...
benchmark() {
	"$node" benchmark pallet --runtime "$wasm" --genesis-builder runtime \
		--genesis-builder-preset development "$@"
}

# The load generator and the node that it drives are built as for the tests: one selection of crates. What
# is there is taken as it is; after a change, scripts/build.sh comes first.
build_load() {
	[ -x "$CARGO_TARGET_DIR/release/hanse-load" ] && [ -x "$HANSE_NODE" ] && return
	scripts/build.sh
}

# hanse_load ARGUMENT...
hanse_load() {
	build_load
	"$CARGO_TARGET_DIR/release/hanse-load" "$@"
}
