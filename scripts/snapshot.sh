#!/usr/bin/env bash
# Writes the committed snapshots of the runtime anew and prints what changed: declared weights, and of
# the metadata indices, storage prefixes, view ids, extensions. CI compares the runtime with both. Refuses
# a change of the metadata that did not raise the versions.
#
#   snapshot.sh                  after a change that raised the versions
#   snapshot.sh --same-version   for changes before any chain runs this version
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
case "${1:-}" in -h | --help) usage && exit 0 ;; esac
cd "$HANSE_ROOT"
scripts/build.sh
"$CARGO_TARGET_DIR/release/snapshot" "$@"
