#!/usr/bin/env bash
# Prepares this machine to build and test Hanse: system packages, a Rust compiler with the wasm
# target, the npm packages of tests/rpc and a Python environment with substrate-interface.
# Says what it does, does only what is missing, and can be run again at any time.
#
#   setup.sh            everything
#   setup.sh --build    only what building the node needs (no npm packages, no Python)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

build_only=no
case "${1:-}" in
"") ;;
--build) build_only=yes ;;
-h | --help) usage && exit 0 ;;
*) die "setup.sh knows --build, not '$1'" ;;
esac

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		die "not root and no sudo, but this must be run as root: $*"
	fi
}

apt_updated=no
apt_install() {
	have apt-get || die "missing: $*. Install them with this system's package manager, then run me again"
	if [ $apt_updated = no ]; then
		as_root apt-get -q update || warn "apt-get update failed; trying with the package lists at hand"
		apt_updated=yes
	fi
	say "apt-get install $*"
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@"
}

# libclang is looked for by file name, as no pkg-config file ships with it.
has_libclang() {
	compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null ||
		compgen -G '/usr/lib/*/libclang*.so*' >/dev/null || compgen -G '/usr/lib*/libclang*.so*' >/dev/null
}

system_packages() {
	local missing=()
	have cc || missing+=(build-essential)
	have curl || missing+=(curl)
	have git || missing+=(git)
	have cmake || missing+=(cmake)
	have protoc || missing+=(protobuf-compiler)
	have clang || missing+=(clang)
	has_libclang || missing+=(libclang-dev)
	have pkg-config || missing+=(pkg-config)
	if ! have pkg-config || ! pkg-config --exists openssl; then missing+=(libssl-dev); fi
	if [ $build_only = no ]; then
		have python3 || missing+=(python3)
		have node || missing+=(nodejs npm)
	fi
	[ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
	say "system packages: all there"
}

rust_version_at_least() {
	[ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

rust() {
	local wanted found
	wanted="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$HANSE_ROOT/Cargo.toml")"
	if ! have cargo || ! have rustc; then
		if have apt-get && apt-cache show rustup >/dev/null 2>&1; then
			apt_install rustup
			rustup default stable
		else
			die "missing: Rust $wanted or newer. Install it with rustup (https://rustup.rs), then run me again"
		fi
	fi
	found="$(cd "$HANSE_ROOT" && rustc --version | awk '{print $2}')"
	rust_version_at_least "$wanted" "${found%%-*}" ||
		die "missing: Rust $wanted or newer; this is $found. With rustup: rustup update stable"
	say "Rust $found"
}

# Debian's rustc-web comes without a compiled core library for wasm32v1-none but with the sources:
# compile an empty crate with build-std and keep the three libraries that fall out of it.
debian_wasm_target() {
	local work lib libdir=/usr/lib/rustlib/$WASM_TARGET/lib
	apt-cache show rustc-web >/dev/null 2>&1 ||
		die "missing: the Rust target $WASM_TARGET. rustup could not install it and this system has no rustc-web package"
	apt_install rustc-web cargo-web rust-web-src lld-19
	if ! compgen -G "$libdir/libcore-*.rlib" >/dev/null; then
		say "compiling core and alloc for $WASM_TARGET with Debian's rustc"
		work="$(mktemp -d)"
		mkdir -p "$work/src"
		cat >"$work/src/lib.rs" <<-'END'
			#![no_std]
			#[panic_handler]
			fn panic(_: &core::panic::PanicInfo) -> ! {
				loop {}
			}
		END
		cat >"$work/Cargo.toml" <<-'END'
			[package]
			name = "empty"
			version = "0.0.0"
			edition = "2021"
			[lib]
			crate-type = ["cdylib"]
			[profile.release]
			panic = "abort"
			[workspace]
		END
		# The linker that rustc looks for in its own folder.
		as_root mkdir -p "/usr/lib/rustlib/$(uname -m)-unknown-linux-gnu/bin"
		as_root ln -sf /usr/lib/llvm-19/bin/lld "/usr/lib/rustlib/$(uname -m)-unknown-linux-gnu/bin/rust-lld"
		(
			cd "$work"
			# Bitcode is kept because the runtime is linked with thin LTO.
			RUSTFLAGS='-C embed-bitcode=yes' RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
				/usr/bin/cargo build --release -Z build-std=core,alloc --target $WASM_TARGET
		)
		as_root mkdir -p "$libdir"
		for lib in compiler_builtins alloc core; do
			as_root cp "$work/target/$WASM_TARGET/release/deps/lib$lib"-*.rlib "$libdir/"
		done
		rm -rf "$work"
	fi
	if have rustup; then
		rustup toolchain link debian /usr
		has_wasm_target rustup run debian || die "Debian's rustc does not find the $WASM_TARGET libraries in $libdir"
	else
		has_wasm_target env || die "missing: the Rust target $WASM_TARGET for $(command -v rustc)"
	fi
	say "wasm: Debian's rustc ($(/usr/bin/rustc --version | awk '{print $2}')) compiles the runtime"
}

wasm_target() {
	if has_wasm_target env; then
		say "wasm: the default toolchain has $WASM_TARGET"
		return
	fi
	if have rustup && has_wasm_target rustup run debian; then
		say "wasm: Debian's rustc compiles the runtime"
		return
	fi
	if have rustup; then
		say "rustup target add $WASM_TARGET"
		# A machine without the way to rustup's server must not hang here.
		if (cd "$HANSE_ROOT" && timeout 300 rustup target add $WASM_TARGET) && has_wasm_target env; then
			say "wasm: the default toolchain has $WASM_TARGET"
			return
		fi
		warn "rustup could not add $WASM_TARGET; trying Debian's rustc-web"
	fi
	debian_wasm_target
}

npm_packages() {
	local dir="$HANSE_ROOT/tests/rpc" major
	[ -f "$dir/package-lock.json" ] || return 0
	major="$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')"
	[ "${major:-0}" -ge 20 ] ||
		die "missing: Node.js 20 or newer; found $(node --version 2>/dev/null || echo none). See https://nodejs.org"
	have npm || apt_install npm
	# npm writes its own record of what it installed; older than the lock file means out of date.
	if [ "$dir/node_modules/.package-lock.json" -nt "$dir/package-lock.json" ]; then
		say "npm packages of tests/rpc: up to date"
		return
	fi
	say "npm ci in tests/rpc"
	(cd "$dir" && npm ci --no-audit --no-fund --loglevel=error)
	touch "$dir/node_modules/.package-lock.json"
}

python_packages() {
	local list="$HANSE_ROOT/tests/rpc/requirements.txt" venv stamp
	[ -f "$list" ] || return 0
	venv="$(dirname "$(dirname "$HANSE_PYTHON")")"
	stamp="$venv/hanse-requirements.txt"
	if [ -x "$HANSE_PYTHON" ] && cmp -s "$list" "$stamp"; then
		say "Python packages: up to date"
		return
	fi
	say "Python packages of tests/rpc into $venv"
	if ! python3 -m venv --clear "$venv" 2>/dev/null; then
		apt_install python3-venv python3-pip
		python3 -m venv --clear "$venv"
	fi
	"$HANSE_PYTHON" -m pip install --quiet --disable-pip-version-check -r "$list"
	cp "$list" "$stamp"
}

[ "$(uname -s)" = Linux ] || warn "tested on Linux only; this is $(uname -s)"
mkdir -p "$HANSE_CACHE"
system_packages
rust
wasm_target
if [ $build_only = no ]; then
	npm_packages
	python_packages
fi
say "set-up done"
