#!/usr/bin/env bash
# Private data on four validators, in its long form: 1,000 messages with secrets in them, 200 messages
# while nodes are killed at moments of chance, 100,000 junk requests. The outsider's node runs in a
# network namespace of its own, and every byte on its wire is noted; neither secrets nor ciphertexts may
# be there or in its database. Takes root (ip netns) and about an hour on two cores. CI runs the same
# test (tests/rpc/tests/activities-network.test.ts) with less of everything, and without the namespace
# where it may not make one.
#
#   private-data-network.sh [SEED]   a seed repeats when which node is killed
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
[ "$(id -u)" = 0 ] || die "network namespaces take root"
for command in ip nsenter python3; do
	have "$command" || die "there is no $command (Debian: iproute2, util-linux, python3)"
done
for binary in "$HANSE_NODE" "$HANSE_CLI"; do
	[ -x "$binary" ] || "$HANSE_ROOT/scripts/build.sh" --all
done
cd "$HANSE_ROOT/tests/rpc"
[ -d node_modules ] || npm ci
export HANSE_LONG=1 HANSE_WIRE=required PROPTEST_RNG_SEED="${1:-$(date +%s)}"
say "seed $PROPTEST_RNG_SEED"
exec npx vitest run tests/activities-network.test.ts
