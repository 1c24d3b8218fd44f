#!/usr/bin/env bash
# Builds sayso, installing what is missing, and runs its tests.
#
#   ./test.sh            the tests; the same again under the address and undefined-behaviour sanitizers; a short fuzz run
#   ./test.sh --quick    the tests alone
#   ./test.sh --deep     also a longer fuzz run, the thread sanitizer, clang-format and clang-tidy
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/cmake/packages.sh"
depth=${1:-}
case $depth in
  "" | --quick | --deep) ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 1 ;;
esac
sayso_need_build_packages
sayso_need catch2 "the test framework"
sayso_need python3 "drives the tests that run the program"
sayso_need python3-jsonschema "checks the output against its schema"
[ "$depth" = --quick ] || sayso_need clang "builds for the sanitizers and the fuzzer"
if [ "$depth" = --deep ]; then
  sayso_need clang-format "checks the layout of the code"
  sayso_need clang-tidy "looks for mistakes in the code"
fi
sayso_install_missing
if [ "$depth" != --quick ]; then
  sayso_need "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" "clang's sanitizers and fuzzer"
  sayso_install_missing
fi

stage() {
  echo "== $1 ($((SECONDS / 60)) min $((SECONDS % 60)) s since the start)"
}
tests=(unit_tests case_tests robustness_tests sayso_program)

stage "release: the tests"
sayso_build "$root" release -DSAYSO_TESTS=ON
(cd "$root" && ctest --preset release -j "$(nproc)")
if [ "$depth" != --quick ]; then
  stage "asan: the tests under the address and undefined-behaviour sanitizers"
  sayso_build "$root" asan -DSAYSO_TESTS=ON --target "${tests[@]}" fuzz
  (cd "$root" && ctest --preset asan -j "$(nproc)")
  stage "fuzz: every target for a while"
  "$root/tests/fuzz/run.sh" "$root/build/asan" "$([ "$depth" = --deep ] && echo 120 || echo 12)"
fi
if [ "$depth" = --deep ]; then
  stage "tsan: what runs many threads, under the thread sanitizer"
  sayso_build "$root" tsan -DSAYSO_TESTS=ON --target sayso_program
  (cd "$root" && ctest --preset tsan -L threads)
  stage "clang-format: the layout of the code"
  (cd "$root" && git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror)
  stage "clang-tidy: mistakes in the code"
  (cd "$root" && git ls-files '*.cpp' ':!tests/package' | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p build/asan)
fi
stage "all is well"
