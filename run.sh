#!/usr/bin/env bash
# Builds sayso, installing what is missing, and runs it.
#
#   ./run.sh                     a sample article, as a readable summary
#   ./run.sh FILE... [OPTION...] the same for your own articles (text, JSON, news in XML, web archives, packed or not)
#   ./run.sh extract ... | eval ... | schema | --help    anything else sayso can do, passed on as it is
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/cmake/packages.sh"
sayso_need_build_packages
sayso_install_missing
sayso_build "$root" release -DSAYSO_TESTS=OFF --target sayso_program >&2
sayso=$root/build/release/sayso

[ $# -gt 0 ] || exec "$sayso" extract --pretty "$root/corpora/press/calder-town-sale.json"
case $1 in
  extract | eval | schema | lexicons | -*) exec "$sayso" "$@" ;;
  *) exec "$sayso" extract --pretty "$@" ;;
esac
