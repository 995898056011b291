#!/usr/bin/env bash
# Called by cargo in place of rustc for the crates of this workspace only (see coverage.sh): adds the
# instrumentation, so that the crates below ours stay as they were compiled for the tests.
exec "$@" -C instrument-coverage
