#!/usr/bin/env bash
# Sets up the machine, builds, and passes every test: the one command of CI and of a newcomer.
# Each stage is timed and logged; the first failure ends the run, names its stage and shows the end
# of its log. The last lines are a table of stages and minutes. Random Rust tests have the same seed
# in every run, so that a failure comes again; PROPTEST_RNG_SEED sets another, storm.sh draws new ones.
#
#   test.sh                  everything
#   test.sh rust             only the Rust tests (after set-up); any stage below can be named
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$HANSE_ROOT"

# One profile and one feature set: every stage that compiles selects `--release --workspace` with no
# features, and none enables try-runtime, runtime-benchmarks or metadata-hash. A second set would
# compile a thousand crates again and does not fit into the time of a cold run.
stage_setup() { scripts/setup.sh; }
stage_check() { scripts/check.sh; }
stage_build() { scripts/build.sh --all; }
stage_rust() {
	PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1669}" \
		cargo test --locked --release --workspace --no-fail-fast
}
stage_rpc() { npm --prefix tests/rpc run check && npm --prefix tests/rpc test; }
stage_python() { "$HANSE_PYTHON" tests/rpc/python/check.py; }

all=(setup check build rust rpc python)
case "${1:-}" in
-h | --help) usage && exit 0 ;;
"") stages=("${all[@]}") ;;
*) stages=("$@") ;;
esac
for stage in "${stages[@]}"; do
	declare -F "stage_$stage" >/dev/null || die "no stage '$stage'; there are: ${all[*]}"
done

logs="$HANSE_CACHE/logs"
mkdir -p "$logs"
rm -f "$logs"/*.log
table=()
begun=$SECONDS
failed=

minutes() { awk -v s="$1" 'BEGIN { printf "%.1f", s / 60 }'; }

# Adds up what cargo ("test result: ok. 3 passed; 0 failed"), vitest ("Tests  3 passed | 1 failed")
# and the Python check ("3 passed, 0 failed") say.
count() {
	cat "$logs"/rust.log "$logs"/rpc.log "$logs"/python.log 2>/dev/null |
		sed 's/\x1b\[[0-9;]*m//g' |
		awk -v what="$1" '/^test result:|^ *Tests  |^[0-9]+ passed, [0-9]+ failed/ {
			gsub(/[;,|]/, ""); for (i = 2; i <= NF; i++) if ($i == what) n += $(i - 1)
		} END { print n + 0 }'
}

summary() {
	printf '\n%-8s %8s  %s\n' stage minutes result
	[ ${#table[@]} = 0 ] || printf '%s\n' "${table[@]}"
	printf '%-8s %8s\n' total "$(minutes $((SECONDS - begun)))"
	printf '%s passed, %s failed\n' "$(count passed)" "$(count failed)"
}

for stage in "${stages[@]}"; do
	say "stage $stage"
	start=$SECONDS
	result=ok
	"stage_$stage" </dev/null 2>&1 | tee "$logs/$stage.log" || result=FAILED
	table+=("$(printf '%-8s %8s  %s' "$stage" "$(minutes $((SECONDS - start)))" $result)")
	if [ $result = FAILED ]; then
		failed=$stage
		break
	fi
done

if [ -n "$failed" ]; then
	printf '\nstage %s FAILED; the end of its log (%s):\n' "$failed" "$logs/$failed.log" >&2
	tail -n 60 "$logs/$failed.log" >&2
fi
summary
[ -z "$failed" ] || exit 1
