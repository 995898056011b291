# shellcheck shell=bash disable=SC2154 # what is not set here is set in build.sh
# Sourced by scripts/bench.sh (after env.sh): our calls against upstream's pallets that do the same, both in
# one wasm, and against themselves on a large state (B1 to B4, B12, B13).
#
#   bench.sh rivals [ROUNDS [ENTRIES...]]
#
# ROUNDS    how often all of it is measured; the middle ratio is judged. 3
# ENTRIES   sizes of the states on which hot calls are measured once more, such as 1000 1000000; none if
#           left out. The largest takes some gigabytes of memory and half an hour.
#
# HANSE_BENCH_STEPS, HANSE_BENCH_REPEAT  values of each component, 3, and runs of each value, 30
# HANSE_RIVALS_OUT  where the files go: what was measured, and the table. $HANSE_CACHE/bench/rivals

# What tests/load/src/rivals/pairs.rs names, with what bears the same name in another of these pallets.
rival_pallets=frame_benchmarking,transactions,pallet_org_numbers,pallet_crowdfunding,pallet_chips
rival_pallets+=,pallet_asset_flow,pallet_activities,pallet_uniques,pallet_nfts,pallet_identity,rival_assets
rival_calls=sr25519_verification,remark,transfer_keep_alive,register,accept_transfer
rival_calls+=,sell_at_depth,buy_at_depth,cancel_order_at_depth,match_at_depth
rival_calls+=,ledger_hold,ledger_release,ledger_fill,clear_orders,clear_history
rival_calls+=,pledge,claim_part,refund_pledges,settle_pledges,ledger_transfer
rival_calls+=,countersign,refresh_certificate,add_holders,clear_snapshots
rival_calls+=,issue_on_notice,ledger_mint,issue,issue_many
rival_calls+=,append,append_many,append_at_depth,append_many_at_depth,clear_clients,seal_block
rival_calls+=,add_member_at_size,publish,publish_many,acknowledge,clear
rival_calls+=,mint,transfer,mint_pre_signed,set_username_for
rival_left_out=pallet_org_numbers::publish,pallet_nfts::transfer,rival_assets::transfer_keep_alive

# What is measured on large states.
stored_pallets=pallet_org_numbers,pallet_crowdfunding,pallet_chips,pallet_asset_flow,pallet_activities
stored_calls=register,accept_transfer,buy_at_depth,cancel_order_at_depth,match_at_depth
stored_calls+=,pledge,claim_part,refresh_certificate,issue_on_notice,append_at_depth,record_flow,seal_block
stored_calls+=,add_member_at_size,publish

# Bytes of a record with the longest texts, and members of the smaller and the larger group of the rival.
record_bytes=520
rival_members=(10 9999)

# Runs a benchmark on the development preset or, if $1 names one, on a chain specification; $2 is the file
# that is written.
measure_rivals() {
	local spec="$1" file="$2"
	shift 2
	local flags=(--extra --steps "${HANSE_BENCH_STEPS:-3}" --repeat "${HANSE_BENCH_REPEAT:-30}"
		--min-duration 0 --disable-proof-recording --quiet --no-storage-info --no-median-slopes
		--no-min-squares --json-file "$file")
	if [ -n "$spec" ]; then
		# What benchmarks assert behind themselves counts rows that a new chain does not have.
		"$node" benchmark pallet --chain "$spec" --genesis-builder spec --no-verify \
			"${flags[@]}" "$@"
	else
		benchmark "${flags[@]}" "$@"
	fi
}

rival_round() {
	local out="$1" round="$2"
	say "round $round: calls and their rivals"
	measure_rivals "" "$out/round-$round.json" --pallet "$rival_pallets" \
		--extrinsic "$rival_calls" --exclude-extrinsics "$rival_left_out"
	measure_rivals "" "$out/round-$round-remark.json" --pallet frame_system \
		--extrinsic remark_with_event --low "$record_bytes" --high $((record_bytes + 1))
	measure_rivals "" "$out/round-$round-membership.json" --pallet rival_membership \
		--extrinsic add_member --low "${rival_members[0]}" --high "${rival_members[1]}"
}

bench_rivals() (
	set -euo pipefail
	rounds=3
	if [ $# -gt 0 ]; then
		rounds="$1"
		shift
	fi
	for number in "$rounds" "$@"; do
		[[ "$number" =~ ^[1-9][0-9]*$ ]] || die "bench.sh rivals wants numbers, not '$number'"
	done
	build_bench runtime-benchmarks hanse-runtime/rivals
	out="${HANSE_RIVALS_OUT:-$HANSE_CACHE/bench/rivals}"
	mkdir -p "$out"

	named=()
	for round in $(seq "$rounds"); do
		rival_round "$out" "$round"
		for file in "$out/round-$round".json "$out/round-$round"-{remark,membership}.json; do
			named+=(--run "$round=$file")
		done
	done
	for entries in "$@"; do
		say "a state of $entries entries"
		hanse_load state --entries "$entries" --node "$node" --out "$out/state-$entries.spec.json"
		measure_rivals "$out/state-$entries.spec.json" "$out/state-$entries.json" \
			--pallet "$stored_pallets" --extrinsic "$stored_calls" \
			--exclude-extrinsics pallet_org_numbers::publish
		named+=(--state "$entries=$out/state-$entries.json")
	done
	hanse_load rivals "${named[@]}" --json "$out/table.json"
)
