# shellcheck shell=bash disable=SC2154 # what is not set here is set in bench.sh and build.sh
# Sourced by scripts/bench.sh: the verbs `overhead` and `storage`, on which all weights rest.

overhead_rounds=200

# Puts what upstream's generator wrote into the form of this repository: overhead_file block|extrinsic TYPE DOC
overhead_file() {
	local from="$work/$1_weights.rs" to="runtime/src/weights/$1.rs" weight date cpu
	weight="$(sed -n 's/^\t*Weight::from_parts(\(.*\));$/\1/p' "$from")"
	date="$(sed -n 's,^//! DATE: \([0-9-]*\).*,\1,p' "$from")"
	cpu="$(sed -n 's,^//! HOSTNAME: .*CPU: .\(.*\).$,\1,p' "$from")"
	[ -n "$weight" ] && [ -n "$date" ] || die "the generator wrote the file of the $1 in an unknown form"
	sed -n 's,^\t///   \([A-Z0-9].*: .*\)$,//! \1,p' "$from" >"$work/stats"
	sed -e "s|@DOC@|$3|; s|@TYPE@|$2|; s|@WEIGHT@|$weight|; s|@DATE@|$date|; s|@CPU@|$cpu|" \
		-e "s|@PROFILE@|$profile|; s|@ROUNDS@|$overhead_rounds|" \
		-e "/^@STATS@$/{r $work/stats" -e 'd}' scripts/overhead-template.txt >"$work/$1.rs"
	mv "$work/$1.rs" "$to"
	say "$to"
}

# The machine has more than one speed, and a block that takes longer than it declares is late: so not the
# average, but what nineteen of twenty rounds stayed below.
bench_overhead() {
	build_bench
	"$node" benchmark overhead --chain dev --genesis-builder spec-genesis --database paritydb \
		--base-path "$work/base" --weight-path "$work" --warmup 20 --repeat "$overhead_rounds" --metric p95
	overhead_file block EmptyBlock "Executing a block without transactions, hooks and inherents included"
	overhead_file extrinsic EmptyTransaction \
		"Executing a signed remark of no bytes, extensions included, in a block full of them"
}

# The trie cache is off, although a node has one: what is found there is found by luck, and a state of any
# size has rows that nobody asked for lately. No proof is recorded, as on this chain. Child trees there are
# none. A batch is about what a full block writes: the root of the state, which each batch computes once, is
# shared by so many writes and not by the 100,000 of upstream's default.
bench_storage() {
	local spec="${1:-}" common
	build_bench
	if [ -z "$spec" ]; then
		spec="$work/spec.json"
		hanse_load state --node "$HANSE_NODE" --out "$spec" \
			--entries "${HANSE_BENCH_ORGANISATIONS:-200000}"
	fi
	common=(--chain "$spec" --base-path "$work/base" --database paritydb --state-version 1)
	# The first run writes the genesis and closes the database: right after it was written it would be
	# read from memory.
	"$node" benchmark storage "${common[@]}" --skip-read --skip-write \
		--weight-path "$work/nothing.rs"
	"$node" benchmark storage "${common[@]}" --warmups 1 --batch-size 10000 \
		--disable-pov-recorder --header scripts/weights-header.txt \
		--template-path scripts/storage-template.hbs --weight-path "$work/paritydb.rs"
	mv "$work/paritydb.rs" runtime/src/weights/paritydb.rs
	say "runtime/src/weights/paritydb.rs"
}
