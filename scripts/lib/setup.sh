# Shared by the scripts next door, which source it: where the project is, what to install, how wide to build.
# shellcheck shell=bash
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export root

# What building and running needs.
build_packages=(
    g++ cmake ninja-build
    libboost-dev libboost-graph-dev libboost-program-options-dev
    libeigen3-dev libfmt-dev librandom123-dev libmimalloc-dev libsqlite3-dev libssl-dev libtbb-dev libtomlplusplus-dev
    nlohmann-json3-dev
)
# What the checks need on top.
check_packages=(
    catch2 ccache clang-16 clang-format-16 clang-tidy-16 libbenchmark-dev libclang-rt-16-dev
    chromium fonts-dejavu-core librsvg2-bin parallel
    python3 python3-jsonschema python3-pandas r-cran-rsqlite shellcheck slurm-client slurmctld slurmd sqlite3 valgrind
)
# Debian's Node, unless another one is there: their packages exclude each other.
command -v npm >/dev/null || check_packages+=(nodejs npm)
# What the benchmarks are compared with, and drawn by.
benchmark_packages=(gnuplot-nox python3-simpy3)
export build_packages check_packages benchmark_packages

say() { printf '==> %s\n' "$*" >&2; }
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The packages are Debian 12's, by name and by version.
require_debian_12() {
    local system
    # shellcheck source=/dev/null
    system=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-}") || true
    [[ $system == "debian 12" ]] || die "needs Debian 12; this is '${system:-not known}' (a container or a chroot will do)"
}

# Runs a command as root, or stops.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        sudo --non-interactive "$@"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# Installs those of the packages that are missing; calls apt only if there are any.
install_packages() {
    local package missing=() log
    for package in "$@"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
            missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        die "needs root to install ${missing[*]}; run it as root once, or install sudo"
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    log=$(mktemp)
    if ! {
        { apt_get --simulate install "${missing[@]}" >/dev/null 2>&1 || apt_get update; } &&
            { apt_get install "${missing[@]}" || { apt_get update && apt_get install "${missing[@]}"; }; }
    } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "could not install the packages: apt-get's last lines are above, all of them in $log"
    fi
    rm -f "$log"
}

# Configures a preset into build/PRESET; CMake speaks only if it fails.
configure() {
    local log=$root/build/configure-$1.log
    mkdir -p "$root/build"
    (cd "$root" && cmake --preset "$@") >"$log" 2>&1 || { cat "$log" >&2 && die "could not configure build/$1"; }
}

# How many compilers at once: one a core, each with 1.5 GiB of the memory that is free here (and in this control group).
parallel_jobs() {
    local cores memory limit
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || true)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || true)
    if [[ $limit =~ ^[0-9]+$ ]] && ((limit / 1048576 < ${memory:-1048576})); then
        memory=$((limit / 1048576))
    fi
    local fitting=$((${memory:-1536} / 1536))
    ((fitting >= 1)) || fitting=1
    echo $((fitting < cores ? fitting : cores))
}

# Repeated builds are cheap where ccache is installed.
if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
fi
