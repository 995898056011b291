#!/usr/bin/env bash
# Sourced by every script: where things are built, which toolchain compiles the runtime to wasm, and
# the few helpers that all scripts share. Settings of the caller win.
# shellcheck disable=SC2034 # the variables are used by the scripts that source this file

HANSE_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export HANSE_ROOT
HANSE_CACHE="${HANSE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hanse}"
# One target folder outside the checkout, shared by every clone and by CI.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HANSE_CACHE/target}"
# The wasm build looks for Cargo.lock above its output folder; with a target folder elsewhere it must
# be told, or it would resolve newer crates than the lock file names.
export WASM_BUILD_WORKSPACE_HINT="$HANSE_ROOT"
# The system's OpenSSL; compiling a vendored one costs minutes.
export OPENSSL_NO_VENDOR=1
export CARGO_NET_RETRY="${CARGO_NET_RETRY:-5}"
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"
[ "$CARGO_TERM_COLOR" = never ] && export WASM_BUILD_NO_COLOR=1
[ -d "$HOME/.cargo/bin" ] && case ":$PATH:" in
	*":$HOME/.cargo/bin:"*) ;;
	*) export PATH="$HOME/.cargo/bin:$PATH" ;;
esac

# What the tests drive: the node, the client, and the second runtime of the upgrade rehearsal.
export HANSE_NODE="${HANSE_NODE:-$CARGO_TARGET_DIR/release/hanse-node}"
export HANSE_CLI="${HANSE_CLI:-$CARGO_TARGET_DIR/release/hanse}"
wbuild="$CARGO_TARGET_DIR/release/wbuild"
export HANSE_WASM="${HANSE_WASM:-$wbuild/hanse-runtime/hanse_runtime.compact.compressed.wasm}"
export HANSE_UPGRADE_WASM="${HANSE_UPGRADE_WASM:-$wbuild/hanse-upgrade-runtime/hanse_upgrade_runtime.compact.compressed.wasm}"
unset wbuild
# The Python of setup.sh's virtual environment (substrate-interface lives there).
export HANSE_PYTHON="${HANSE_PYTHON:-$HANSE_CACHE/venv/bin/python3}"

WASM_TARGET=wasm32v1-none
have() { command -v "$1" >/dev/null 2>&1; }

# Does the compiler that `"$@" rustc` (or plain rustc) runs have the wasm target's core library?
has_wasm_target() {
	local sysroot
	sysroot="$(cd "$HANSE_ROOT" && "$@" rustc --print sysroot 2>/dev/null)" || return 1
	compgen -G "$sysroot/lib/rustlib/$WASM_TARGET/lib/libcore-*.rlib" >/dev/null
}

# The default toolchain compiles the runtime when it has the wasm target, otherwise Debian's
# compiler does, which setup.sh links under the name `debian`.
if [ -z "${WASM_BUILD_TOOLCHAIN:-}" ] && have rustup && ! has_wasm_target env &&
	has_wasm_target rustup run debian; then
	export WASM_BUILD_TOOLCHAIN=debian
fi

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}
# Compiler flags by which the wasm does not depend on where checkout $1 and target folder $2 lie: paths
# end up in panic messages. The last prefix that fits counts, so the target folder, which may lie in the
# checkout, comes last.
remap_paths() {
	printf '%s' "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
		" --remap-path-prefix=$1=/hanse --remap-path-prefix=$2=/target"
}
# Prints a script's own head comment: its help text.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }
