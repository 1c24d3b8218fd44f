# Sourced by run.sh and test.sh: installs the Debian or Ubuntu packages that are missing, saying what and why.
#
# sayso_need <package> <why> notes a package; sayso_install_missing installs all noted ones that are not there.
sayso_missing=()

sayso_need() {
  if ! dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; then
    printf 'missing: %-24s %s\n' "$1" "$2" >&2
    sayso_missing+=("$1")
  fi
}

sayso_install_missing() {
  [ "${#sayso_missing[@]}" -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "This is not a Debian or Ubuntu system; please install what is listed above and run this again." >&2
    exit 1
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
    command -v sudo >/dev/null || {
      echo "Please install as root: apt-get install ${sayso_missing[*]}" >&2
      exit 1
    }
  fi
  echo "Installing ${sayso_missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${sayso_missing[@]}" >&2
  sayso_missing=()
}

sayso_need_build_packages() {
  sayso_need g++ "the C++20 compiler"
  sayso_need cmake "configures the build"
  sayso_need ninja-build "runs the build"
  sayso_need pkg-config "finds libraries"
  sayso_need libicu-dev "Unicode: case, scripts, charsets"
  sayso_need libtbb-dev "the parallel pipeline"
  sayso_need libsimdjson-dev "reads articles in JSON"
  sayso_need nlohmann-json3-dev "JSON where speed does not matter: evaluation, training"
  sayso_need libcli11-dev "the command line"
  sayso_need libhwy-dev "vector instructions of each processor, for the network"
  sayso_need libisal-dev "gzip in and out"
  sayso_need libzstd-dev "zstd in and out"
  sayso_need libarchive-dev "reads zip, tar, bz2 and xz"
  sayso_need libbrotli-dev "reads pages as servers compress them"
  sayso_need libxml2-dev "reads news in XML"
  sayso_need libxxhash-dev "hashes of texts and inputs"
}

# sayso_build <root> <preset> [-D...] [--target NAME...]: configures and builds, one compiler a core.
sayso_build() {
  local root=$1 preset=$2 settings=()
  shift 2
  while [ $# -gt 0 ] && [ "$1" != --target ]; do
    settings+=("$1")
    shift
  done
  (cd "$root" && cmake --preset "$preset" "${settings[@]}" >/dev/null && cmake --build --preset "$preset" -j "$(nproc)" "$@")
}
