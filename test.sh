#!/usr/bin/env bash
# Builds sayso, installing what is missing, and runs every test.
#
#   ./test.sh            everything: the tests, the same under the sanitizers, a short fuzz run
#   ./test.sh --quick    the tests alone
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/cmake/packages.sh"
sayso_need_build_packages
sayso_need catch2 "the test framework"
sayso_need python3 "drives the tests that run the program"
sayso_need python3-jsonschema "checks the output against its schema"
if [ "${1:-}" != --quick ]; then
  sayso_need clang "builds the fuzz targets"
  sayso_need libclang-rt-14-dev "the fuzzer's runtime"
fi
sayso_install_missing

tested() {
  echo "== $1: $2"
  sayso_build "$root" "$1" -DSAYSO_TESTS=ON
  (cd "$root" && ctest --preset "$1" -j "$(nproc)")
}

tested release "the tests"
[ "${1:-}" != --quick ] || exit 0
tested asan "the tests under the address and undefined-behaviour sanitizers"
echo "== tsan: the tests that run many threads, under the thread sanitizer"
sayso_build "$root" tsan -DSAYSO_TESTS=ON --target sayso_program
(cd "$root" && ctest --preset tsan -L threads)
echo "== fuzz: half a minute for each target"
sayso_build "$root" fuzz
"$root/tests/fuzz/run.sh" "$root/build/fuzz" 30
