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

# PALLET..., with `own` and `all` in it spelt out, one a line.
pallets_of() {
	local name
	for name in "$@"; do
		case "$name" in
		all) known_pallets ;;
		own) own_pallets ;;
		*) echo "${name//-/_}" ;;
		esac
	done | awk '!seen[$0]++'
}

bench_list() {
	build_bench
	benchmark --all --list --no-csv-header
}

bench_try() {
	[ $# -ge 1 ] || die "bench.sh try wants the names of pallets, own or all"
	build_bench
	local pallets pallet failed=()
	pallets="$(pallets_of "$@")"
	for pallet in $pallets; do
		if benchmark --pallet "$pallet" --extrinsic '*' --steps 3 --repeat 2 --min-duration 0 --quiet \
			>"$work/$pallet.log" 2>&1; then
			say "$pallet: every benchmark runs"
		else
			failed+=("$pallet")
			say "$pallet FAILED:"
			grep -iE 'error|failed|panicked' "$work/$pallet.log" | tail -n 20
		fi
	done
	[ ${#failed[@]} = 0 ] || die "benchmarks fail of: ${failed[*]}"
}

# Weights of one pallet, into its file. Nobody asks a solo chain for a proof of its storage, so none is
# recorded while time is taken.
weigh() {
	local pallet="$1"
	say "measuring $pallet"
	benchmark --pallet "$pallet" --extrinsic '*' --quiet --disable-proof-recording \
		--steps "${HANSE_BENCH_STEPS:-50}" --repeat "${HANSE_BENCH_REPEAT:-20}" \
		--min-duration "${HANSE_BENCH_SECONDS:-10}" \
		--header scripts/weights-header.txt --template scripts/weights-template.hbs \
		--output "$work/$pallet.rs" &&
		mv "$work/$pallet.rs" "runtime/src/weights/$pallet.rs" &&
		say "runtime/src/weights/$pallet.rs"
}

bench_weights() {
	[ $# -ge 1 ] || die "bench.sh weights wants the names of pallets, own or all"
	build_bench
	local pallets pallet failed=()
	pallets="$(pallets_of "$@")"
	for pallet in $pallets; do
		weigh "$pallet" || failed+=("$pallet")
	done
	[ ${#failed[@]} = 0 ] || die "not measured, files as before: ${failed[*]}"
}

bench_extensions() {
	bench_weights frame_system_extensions pallet_transaction_payment pallet_verify_signature
}
