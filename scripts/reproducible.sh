#!/usr/bin/env bash
# Builds the runtime's wasm twice, from two clones of the last commit in two different folders, and
# compares the blake2-256 hashes: what a voter compares with the hash that a motion names.
# Long: each build compiles the whole wasm from nothing. Only the tools on this machine's side
# (wasm-builder, binaryen) are compiled once for both.
#
# Cargo hashes the absolute paths of our crates into the names of symbols, and the wasm is built from
# outside its workspace, so that the blob depends on where the checkout lies. Each build therefore sees
# its clone under one path, /mnt, by a mount of its own that nobody else sees (needs root, or a kernel
# that lets users have namespaces).
#
#   reproducible.sh           two builds, prints size and hashes, fails when they differ
#   reproducible.sh --once    one build, prints size, hash and where the blob is
#
# HANSE_WASM_PROFILE  production (what is shipped, with the metadata hash; the default) or release
# (what CI builds; less to compile)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in
"") clones=(first a/second) ;;
--once) clones=(first) ;;
*) usage && exit 0 ;;
esac
profile="${HANSE_WASM_PROFILE:-production}"
case "$profile" in
production) features=(--features metadata-hash) ;;
release) features=() ;;
*) die "HANSE_WASM_PROFILE is production or release, not '$profile'" ;;
esac

unshare --user --map-root-user --mount true 2>/dev/null ||
	die "this system lets you have no mount namespace; try as root"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# `check` runs the build script, which is what makes the wasm, and spares compiling the runtime for this
# machine, which nobody compares.
build() {
	local dir="$work/$1"
	git clone -q --no-hardlinks "$HANSE_ROOT" "$dir"
	rm -rf "$work/target/$profile/wbuild"
	mkdir -p "$dir/target" "$work/target"
	unshare --user --map-root-user --mount bash -c 'mount --bind "$1" /mnt &&
		mount --bind "$2" /mnt/target && cd /mnt && shift 2 && exec "$@"' \
		bash "$dir" "$work/target" \
		env CARGO_TARGET_DIR=/mnt/target WASM_BUILD_WORKSPACE_HINT=/mnt \
		WASM_BUILD_RUSTFLAGS="$(remap_paths /mnt /mnt/target)" \
		cargo check --locked --profile "$profile" -p hanse-runtime "${features[@]}"
}

hash_of() {
	python3 -c 'import hashlib, sys; print(hashlib.blake2b(open(sys.argv[1], "rb").read(), digest_size=32).hexdigest())' "$1"
}

hashes=()
for clone in "${clones[@]}"; do
	say "build in $work/$clone"
	build "$clone"
	blob="$work/target/$profile/wbuild/hanse-runtime/hanse_runtime.compact.compressed.wasm"
	hash="$(hash_of "$blob")"
	say "$(wc -c <"$blob") bytes, blake2-256 0x$hash"
	hashes+=("$hash")
	mkdir -p "$CARGO_TARGET_DIR/reproducible"
	cp "$blob" "$CARGO_TARGET_DIR/reproducible/"
done
say "blob: $CARGO_TARGET_DIR/reproducible/hanse_runtime.compact.compressed.wasm"
[ ${#hashes[@]} = 1 ] || [ "${hashes[0]}" = "${hashes[1]}" ] || die "the two builds differ"
