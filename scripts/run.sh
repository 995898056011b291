#!/usr/bin/env bash
# Starts a Hanse chain on this machine; sets everything up and builds first where needed.
#
#   run.sh                      a fresh development chain; prints its RPC URL, ends with ctrl-C
#   run.sh --base-path DIR      keep the chain's data in DIR and go on from there the next time
#   run.sh --demo               also plays a registration over polkadot.js, prints each step, and ends
#   run.sh -- ARGS              hand the rest to the node (e.g. -- --sealing instant)
#
# HANSE_RPC_PORT sets the RPC port (9944; --demo takes a free one). HANSE_NODE names a binary to run
# instead of building one.
set -euo pipefail
given_node="${HANSE_NODE:-}"
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

demo=no
base=
port="${HANSE_RPC_PORT:-9944}"
while [ $# -gt 0 ]; do
	case "$1" in
	--demo) demo=yes ;;
	--base-path)
		[ $# -ge 2 ] || die "--base-path wants a folder"
		base="$2"
		shift
		;;
	--)
		shift
		break
		;;
	-h | --help) usage && exit 0 ;;
	*) die "run.sh knows --demo, --base-path DIR and -- ARGS, not '$1'" ;;
	esac
	shift
done

free_port() {
	node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
		console.log(s.address().port); s.close(); })'
}

if [ $demo = yes ]; then "$HANSE_ROOT/scripts/setup.sh"; else "$HANSE_ROOT/scripts/setup.sh" --build; fi
[ -n "$given_node" ] || "$HANSE_ROOT/scripts/build.sh"

node_pid=
made_base=
stop() {
	if [ -n "$node_pid" ] && kill -0 "$node_pid" 2>/dev/null; then
		kill "$node_pid" 2>/dev/null || true
		wait "$node_pid" 2>/dev/null || true
	fi
	[ -z "$made_base" ] || rm -rf "$made_base"
}
trap stop EXIT
trap 'exit 130' INT TERM

if [ -z "$base" ]; then
	base="$(mktemp -d)"
	made_base="$base"
fi
args=(--dev --base-path "$base")
if [ $demo = yes ]; then
	port="${HANSE_RPC_PORT:-$(free_port)}"
	args+=(--no-prometheus --port 0)
fi
args+=(--rpc-port "$port" "$@")
url="ws://127.0.0.1:$port"

# Ready means: a block answers over RPC.
wait_for_rpc() {
	local _ body='{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}'
	for _ in $(seq 120); do
		kill -0 "$node_pid" 2>/dev/null || return 1
		if curl -sf -m 2 -H 'content-type: application/json' -d "$body" "http://127.0.0.1:$port" 2>/dev/null |
			grep -q '"number"'; then
			return 0
		fi
		sleep 0.5
	done
	return 1
}

if [ $demo = yes ]; then
	log="$base/node.log"
	"$HANSE_NODE" "${args[@]}" >"$log" 2>&1 &
	node_pid=$!
	wait_for_rpc || {
		tail -n 40 "$log" >&2
		die "the node did not come up"
	}
	say "a development chain runs at $url"
	npm --prefix "$HANSE_ROOT/tests/rpc" run --silent demo -- "$url" || {
		say "the node's last lines:"
		tail -n 30 "$log"
		die "the demo failed"
	}
	say "done; the chain is stopped and its data removed"
else
	"$HANSE_NODE" "${args[@]}" &
	node_pid=$!
	if wait_for_rpc; then
		say "RPC: $url"
		say "in a browser: https://polkadot.js.org/apps/?rpc=$url"
		say "data: $base${made_base:+ (removed at the end)}; ctrl-C ends the chain"
	fi
	wait "$node_pid"
fi
