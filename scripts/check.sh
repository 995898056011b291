#!/usr/bin/env bash
# The checks that CI and a laptop run before any test: format, file lengths, one version of every
# SDK crate, shell scripts, clippy, rustdoc. Stops at the first that fails.
#
#   check.sh          all of the above, and cargo-deny where it is installed
#   check.sh --quick  only what needs no compiler: format, lengths, versions, scripts
#   check.sh --long   installs cargo-deny (some minutes) where it is missing
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

mode="${1:-}"
case "$mode" in
"" | --quick | --long) ;;
-h | --help) usage && exit 0 ;;
*) die "check.sh knows --quick and --long, not '$mode'" ;;
esac
cd "$HANSE_ROOT"

say "format"
cargo fmt --all -- --check

say "lengths: every .rs under 900 lines, runtime/src/lib.rs under 300"
too_long=0
while IFS= read -r file; do
	limit=900
	[ "$file" = ./runtime/src/lib.rs ] && limit=300
	lines=$(wc -l <"$file")
	if [ "$lines" -ge $limit ]; then
		printf '%s: %s lines, must stay under %s\n' "$file" "$lines" "$limit" >&2
		too_long=1
	fi
done < <(find . -name node_modules -prune -o -name target -prune -o \
	-path ./runtime/src/weights -prune -o -name '*.rs' -print)
[ $too_long = 0 ] || die "split the files above"

say "one version of every polkadot-sdk crate in Cargo.lock"
# Two release lines of the SDK lie side by side in the registry; mixed, they do not link or, worse,
# do. The client, frame and pallet crates have exactly one version each; sp-* too.
doubled="$(awk '/^name = / { gsub(/"/, ""); print $3 }' Cargo.lock |
	grep -E '^(sc|sp|frame|pallet|substrate)-' | sort | uniq -d)"
[ -z "$doubled" ] || die "two versions of: $(echo "$doubled" | tr '\n' ' ')"

if have shellcheck; then
	say "shellcheck"
	shellcheck -x -P SCRIPTDIR scripts/*.sh scripts/bench/*.sh .ci/run
fi
[ "$mode" != --quick ] || exit 0

# Clippy and rustdoc look at the native code only; the wasm is compiled by the build, with the
# runtime's own stricter lints.
export SKIP_WASM_BUILD=1
say "clippy"
cargo clippy --locked --release --workspace --all-targets -- -D warnings

say "rustdoc"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --release --workspace --no-deps

if [ "$mode" = --long ] && ! cargo deny --version >/dev/null 2>&1; then
	say "cargo install cargo-deny"
	cargo install --locked cargo-deny --version '^0.20'
fi
if cargo deny --version >/dev/null 2>&1; then
	say "cargo-deny: bans, licences, sources"
	cargo deny --locked check --hide-inclusion-graph bans licenses sources
else
	say "cargo-deny is not installed: left out (check.sh --long installs it)"
fi
say "all checks passed"
