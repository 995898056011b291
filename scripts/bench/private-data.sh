# shellcheck shell=bash
# Sourced by scripts/bench.sh (after env.sh): private data on four nodes, from submitted to stored by all
# members, and what it takes on the chain. Arguments are those of tests/rpc/bench/private-data.ts; `--help`
# lists them.

bench_private_data() (
	set -euo pipefail
	[ -x "$HANSE_NODE" ] || "$HANSE_ROOT/scripts/build.sh"
	cd "$HANSE_ROOT/tests/rpc"
	[ -d node_modules ] || npm ci
	exec npx tsx bench/private-data.ts "$@"
)
