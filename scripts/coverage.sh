#!/usr/bin/env bash
# Measures how many lines of each pallet its own tests reach; fails when one is under the minimum.
# Not part of CI: it compiles all of our crates a second time, instrumented.
#
#   coverage.sh [MINIMUM]   percent of lines, 90 if not given
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HANSE_ROOT"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
minimum="${1:-90}"

# The tools must be of the LLVM that rustc was built with.
llvm="$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
tools() {
	local dir
	for dir in "$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin" \
		"/usr/lib/llvm-$llvm/bin"; do
		if [ -x "$dir/llvm-profdata" ] && [ -x "$dir/llvm-cov" ]; then
			echo "$dir"
			return
		fi
	done
	return 1
}
if ! tools >/dev/null; then
	say "installing the tools of LLVM $llvm"
	{ have rustup && timeout 300 rustup component add llvm-tools; } ||
		{ have apt-get && apt-get -q -y install --no-install-recommends "llvm-$llvm"; } ||
		die "missing: llvm-profdata and llvm-cov of LLVM $llvm"
fi
bin="$(tools)" || die "missing: llvm-profdata and llvm-cov of LLVM $llvm"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export RUSTC_WORKSPACE_WRAPPER="$HANSE_ROOT/scripts/coverage-rustc.sh"
export LLVM_PROFILE_FILE="$work/build-%p.profraw"
# The wasm build would inherit the wrapper, and wasm has no profiler runtime.
export SKIP_WASM_BUILD=1
say "compiling the tests, instrumented"
cargo test --locked --release --workspace --no-run --message-format=json >"$work/messages.json"

status=0
for dir in pallets/*/; do
	name="$(basename "$dir")"
	objects="$(python3 - "$work/messages.json" "$HANSE_ROOT/pallets/$name/" <<-'END'
		import json, sys
		for line in open(sys.argv[1]):
		    m = json.loads(line)
		    if m.get("executable") and m.get("manifest_path", "").startswith(sys.argv[2]):
		        print(m["executable"])
	END
	)"
	[ -n "$objects" ] || continue
	args=()
	while IFS= read -r test; do
		if ! LLVM_PROFILE_FILE="$work/$name-%p.profraw" "$test" --quiet >"$work/$name.log" 2>&1; then
			tail -n 20 "$work/$name.log"
			warn "tests of $name fail; what they reached counts nonetheless"
			status=1
		fi
		if [ ${#args[@]} = 0 ]; then args=("$test"); else args+=(--object "$test"); fi
	done <<<"$objects"
	"$bin/llvm-profdata" merge -sparse "$work/$name"-*.profraw -o "$work/$name.profdata"
	say "$name"
	# Tests, mocks and placeholder weights are not what is measured.
	"$bin/llvm-cov" report --instr-profile "$work/$name.profdata" "${args[@]}" \
		--ignore-filename-regex '/(tests|mock|weights|benchmarking)(/.*)?(\.rs)?$' \
		--show-region-summary=false --show-branch-summary=false "$HANSE_ROOT/pallets/$name/src" |
		sed "s|$HANSE_ROOT/||" | tee "$work/report"
	percent="$(awk '$1 == "TOTAL" { gsub(/%/, "", $NF); print $NF }' "$work/report")"
	# The minimum is for pallets; what they share is reached by their tests more than by its own.
	grep -q '^name = "pallet-' "$dir/Cargo.toml" || continue
	awk -v p="$percent" -v m="$minimum" 'BEGIN { exit !(p >= m) }' || {
		warn "$name: $percent % of lines, wanted $minimum %"
		status=1
	}
done
exit $status
