# shellcheck shell=bash disable=SC2154 # what is not set here is set in build.sh
# Sourced by scripts/bench.sh: the verbs `state`, `throughput`, `import`, `latency` and `mixed`, which hand
# their arguments to hanse-load together with the binaries that it needs.

bench_throughput() {
	build_stock
	hanse_load throughput --node "$HANSE_NODE" --stock-wasm "$stock_wasm" "$@"
}
bench_state() { hanse_load state --node "$HANSE_NODE" "$@"; }
bench_import() { hanse_load import --node "$HANSE_NODE" "$@"; }
bench_latency() { hanse_load latency --node "$HANSE_NODE" "$@"; }
bench_mixed() { hanse_load mixed --node "$HANSE_NODE" "$@"; }
