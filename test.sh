#!/usr/bin/env bash
# Builds sayso, installing what is missing, and runs its tests.
#
#   ./test.sh            the tests, and the same again under the address and undefined-behaviour sanitizers
#   ./test.sh --quick    the tests alone
#   ./test.sh --deep     also the thread sanitizer and a short fuzz run
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/cmake/packages.sh"
depth=${1:-}
sayso_need_build_packages
sayso_need catch2 "the test framework"
sayso_need python3 "drives the tests that run the program"
sayso_need python3-jsonschema "checks the output against its schema"
if [ "$depth" = --deep ]; then
  sayso_need clang "builds the fuzz targets"
  sayso_need libclang-rt-14-dev "the fuzzer's runtime"
fi
sayso_install_missing

tested() {
  echo "== $1: $2"
  sayso_build "$root" "$1" -DSAYSO_TESTS=ON
  (cd "$root" && ctest --preset "$1" -j "$(nproc)" "${@:3}")
}

tested release "the tests"
[ "$depth" != --quick ] || exit 0
# Two of those tests bound peak memory, which the address sanitizer inflates: they mean something only without it.
tested asan "the tests under the address and undefined-behaviour sanitizers" -E "^robustness: inputs"
[ "$depth" = --deep ] || exit 0
echo "== tsan: the tests that run many threads, under the thread sanitizer"
sayso_build "$root" tsan -DSAYSO_TESTS=ON --target sayso_program
(cd "$root" && ctest --preset tsan -L threads)
echo "== fuzz: half a minute for each target"
sayso_build "$root" fuzz
"$root/tests/fuzz/run.sh" "$root/build/fuzz" 30
