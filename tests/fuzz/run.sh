#!/usr/bin/env bash
# Runs every fuzz target for a while: run.sh <build directory> <seconds each>.
# Seeds are our own articles; what a target finds is left in <build directory>/findings, to be kept as a test.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
seconds=$2
mkdir -p "$build/findings"
ran=0
for target in "$build"/tests/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=$(basename "$target")
  ran=$((ran + 1))
  work=$build/corpus/$name
  mkdir -p "$work"
  echo "-- $name, $seconds s"
  "$target" "$work" "$here/seeds" "$here/../../corpora/press" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=1500 -max_len=65536 -artifact_prefix="$build/findings/$name-" -verbosity=0 -print_final_stats=1 2>&1 |
    grep -E 'stat::number_of_executed_units|stat::average_exec|ERROR|SUMMARY|Test unit' || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || { echo "$name found something: $build/findings" >&2; exit 1; }
done
[ "$ran" -gt 0 ] || { echo "no fuzz target in $build/tests/fuzz: build the preset \"fuzz\" first" >&2; exit 1; }
