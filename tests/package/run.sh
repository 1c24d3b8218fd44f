#!/usr/bin/env bash
# Installs the build into an empty prefix, builds a ten-line program against it and runs both.
# run.sh <build directory> <C++ compiler>
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$1" --prefix "$work/prefix" >/dev/null
cmake -G Ninja -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_COMPILER="$2" >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/uses_sayso" | grep -q '"schema":"sayso/1".*"name":"Brae Foods"'
"$work/prefix/bin/sayso" --version | grep -q '^sayso '
echo "the installed program and library work"
