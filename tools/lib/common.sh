# shellcheck shell=bash
# What tools/try and tools/check share: saying what is done, installing what is missing, building.
# `root` is the top of the repository, `me` what messages begin with.

# shellcheck disable=SC2034  # used by those who source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
me=$(basename "$0")

# What the product needs to be built.
# shellcheck disable=SC2034
product_packages=(
  cmake ninja-build g++ pkg-config clang bpftool libbpf-dev libelf-dev zlib1g-dev libzstd-dev libxxhash-dev
  libspdlog-dev libfmt-dev libcli11-dev nlohmann-json3-dev libexpected-dev
)

# What the tests need beyond that.  One version of the formatter and of clang-tidy, so that they agree everywhere;
# clang 14 (`clang` above) and 19 both have to compile the BPF programs.  gcc-12-multilib rather than gcc-multilib,
# which conflicts with the cross compilers.
# shellcheck disable=SC2034
test_packages=(
  libgtest-dev libgmock-dev libbenchmark-dev strace python3 git shellcheck gcc-12-multilib g++-12-multilib
  clang-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev llvm
)

# What tests/vm boots other kernels with.
# shellcheck disable=SC2034
vm_packages=(qemu-system-x86 busybox-static cpio kmod zstd xz-utils debian-archive-keyring)

say() { printf '%s: %s\n' "$me" "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# as_root COMMAND...: through sudo unless we are root already.
as_root() {
  if ((EUID == 0)); then
    "$@"
  elif have sudo; then
    sudo -- "$@"
  else
    fail "needs root for \`$1\`, and there is no sudo: run it as root"
  fi
}

# missing_packages PACKAGE...: those that are not installed, one a line; one question to dpkg for all.
missing_packages() {
  local status name
  local -A installed=()
  while read -r status name; do
    [[ $status == installed ]] && installed[$name]=1
  done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null)
  for name in "$@"; do
    [[ ${installed[$name]-} ]] || printf '%s\n' "$name"
  done
}

# run_logged LOG COMMAND...: quiet unless it fails, then its whole output.
run_logged() {
  local log=$1 status=0
  shift
  mkdir -p "$(dirname "$log")"
  "$@" </dev/null >"$log" 2>&1 || status=$?
  ((status == 0)) || cat "$log" >&2
  return "$status"
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# The package lists are fetched only when the install cannot do without: none there, or too old to be true any more.
apt_install_with_update() {
  if compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null && apt_install "$@"; then
    return 0
  fi
  as_root apt-get update -q && apt_install "$@"
}

# install_missing LOG PACKAGE...
install_missing() {
  local log=$1 missing
  shift
  if ! have dpkg-query || ! have apt-get; then
    say "not a Debian: make sure that what Debian calls $* is installed"
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  run_logged "$log" apt_install_with_update "${missing[@]}" || fail "could not install ${missing[*]}"
}

# capable BIT: whether this process has the capability of that number, see capabilities(7).
capable() {
  local name value
  while read -r name value; do
    [[ $name == CapEff: ]] && (((16#$value >> $1) & 1)) && return 0
  done </proc/self/status
  return 1
}

# may_trace: CAP_SYS_ADMIN (21), or CAP_BPF (39) together with CAP_PERFMON (38).
may_trace() { capable 21 || { capable 39 && capable 38; }; }
