# shellcheck shell=bash disable=SC2154 # what is not set here is set in bench.sh and build.sh
# Sourced by scripts/bench.sh: the verbs `list`, `try`, `weights` and `extensions`.

# Every pallet that weighs anything, one a line. The baseline of the machine is no pallet.
known_pallets() {
	benchmark --all --list=pallets --no-csv-header | grep -E '^[a-z_]+$' | grep -vx frame_benchmarking
}

# The pallets of this workspace that have benchmarks.
own_pallets() {
	local manifest name
	for manifest in pallets/*/Cargo.toml; do
		name="$(sed -n 's/^name = "\(pallet-.*\)"/\1/p' "$manifest" | head -n 1)"
		[ -z "$name" ] || [ ! -f "$(dirname "$manifest")/src/benchmarking.rs" ] || echo "${name//-/_}"
	done
}

# PALLET..., with `own` and `all` in it spelt out, separated by commas: one process measures all of them, since
# half a minute goes by before a runtime with benchmarks is compiled.
pallets_of() {
	local name
	for name in "$@"; do
		case "$name" in
		all) known_pallets ;;
		own) own_pallets ;;
		*) echo "${name//-/_}" ;;
		esac
	done | awk '!seen[$0]++' | paste -sd ,
}

bench_list() {
	build_bench
	benchmark --all --list --no-csv-header
}

bench_try() {
	[ $# -ge 1 ] || die "bench.sh try wants the names of pallets, own or all"
	build_bench
	local pallets
	pallets="$(pallets_of "$@")"
	benchmark --pallet "$pallets" --extrinsic '*' --quiet --no-storage-info \
		--no-median-slopes --no-min-squares --steps 3 --repeat 2 --min-duration 0
	say "every benchmark runs"
}

# Nobody asks a solo chain for a proof of its storage, so none is recorded while time is taken.
bench_weights() {
	[ $# -ge 1 ] || die "bench.sh weights wants the names of pallets, own or all"
	build_bench
	local pallets
	pallets="$(pallets_of "$@")"
	mkdir "$work/weights"
	benchmark --pallet "$pallets" --extrinsic '*' --quiet --disable-proof-recording \
		--steps "${HANSE_BENCH_STEPS:-50}" --repeat "${HANSE_BENCH_REPEAT:-20}" \
		--min-duration "${HANSE_BENCH_SECONDS:-10}" \
		--header scripts/weights-header.txt --template scripts/weights-template.hbs \
		--output "$work/weights"
	mv "$work/weights"/*.rs runtime/src/weights/
}

bench_extensions() {
	bench_weights frame_system_extensions pallet_transaction_payment pallet_verify_signature
}
