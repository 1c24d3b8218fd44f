#!/usr/bin/env bash
# Runs every fuzz target for a while: run.sh <build directory> <seconds each>.
# Seeds are our own articles (seeds.py). What a target finds is left in <build directory>/findings; run the target with
# such a file as its only argument to see it again, and keep it as a test.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
seconds=$2
mkdir -p "$build/findings"
python3 "$here/seeds.py" "$build/seeds"
# Compressed data may name a dictionary of gigabytes, of which a decoder reserves all and touches little; sanitizers mark
# each byte of it.
export ASAN_OPTIONS=allocator_may_return_null=1:max_allocation_size_mb=512
ran=0
for target in "$build"/tests/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=$(basename "$target")
  ran=$((ran + 1))
  mkdir -p "$build/corpus/$name"
  # libFuzzer's entropic schedule spends nine tenths of its time on bookkeeping for a program with as many branches.
  if "$target" "$build/corpus/$name" "$build/seeds/$name" -dict="$here/words.dict" -entropic=0 -max_total_time="$seconds" \
    -timeout=25 -rss_limit_mb=2000 -max_len=4096 -artifact_prefix="$build/findings/$name-" -print_final_stats=1 \
    >"$build/findings/$name.log" 2>&1; then
    echo "$name: $(awk '/stat::number_of_executed_units/ { print $2 }' "$build/findings/$name.log") inputs in $seconds s, nothing found"
  else
    grep -v '^#' "$build/findings/$name.log" | tail -n 60 >&2
    echo "$name found something: $build/findings" >&2
    exit 1
  fi
done
[ "$ran" -gt 0 ] || { echo "no fuzz target in $build/tests/fuzz: build the preset \"asan\" first" >&2; exit 1; }
