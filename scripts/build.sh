#!/usr/bin/env bash
# Builds the node with its runtime (release profile) and prints where they lie.
#
#   build.sh              node, runtime and every other crate but the upgrade rehearsal's runtime
#   build.sh --all        also the second runtime, which the upgrade tests bring to a running chain
#   build.sh --production what is shipped: fat LTO and the metadata hash for offline signers
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# Cargo unifies features over the crates that a command selects. Every script builds the same
# selection, `--release --workspace`, so that the thousand crates below ours are compiled once and
# not again per command. The rehearsal runtime has no dependency of its own on the native side:
# leaving it out does not change the features of anything else.
build() {
	say "cargo build $*"
	cargo build --locked "$@"
}

cd "$HANSE_ROOT"
case "${1:-}" in
"") build --release --workspace --exclude hanse-upgrade-runtime ;;
--all)
	# One after the other: both wasm builds work in one folder, and the one that waits for the
	# other's lock would keep a core from it.
	build --release --workspace --exclude hanse-upgrade-runtime
	build --release --workspace
	;;
--production)
	WASM_BUILD_RUSTFLAGS="$(remap_paths "$HANSE_ROOT" "$CARGO_TARGET_DIR")"
	export WASM_BUILD_RUSTFLAGS
	build --profile production -p hanse-node --features metadata-hash
	;;
-h | --help) usage && exit 0 ;;
*) die "build.sh knows --all and --production, not '$1'" ;;
esac

if [ "${1:-}" = --production ]; then
	say "node: $CARGO_TARGET_DIR/production/hanse-node"
	say "runtime: $CARGO_TARGET_DIR/production/wbuild/hanse-runtime/hanse_runtime.compact.compressed.wasm"
else
	say "node: $HANSE_NODE"
	say "runtime: $HANSE_WASM ($(wc -c <"$HANSE_WASM") bytes)"
fi
