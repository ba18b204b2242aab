#!/bin/bash
# The package in a bare Debian of its own: installed, used, removed, purged. And on the same fresh machine the promise of
# the README: what it takes to build and test is installed by the Makefile itself.
#
#   tests/install/debootstrap.sh PACKAGE.deb [SOURCE.tar.gz]
#
# Needs root, debootstrap and the network; takes minutes. Not a part of `make test`. The archive is the one that this
# machine's own apt uses. SUITE=bookworm another one; KEEP=FOLDER keeps the bare system for the next time.
set -euo pipefail

[ "$(id -u)" = 0 ] || { echo 'This needs root: it makes a system of its own and works in it.'; exit 2; }
[ -x "$(command -v debootstrap)" ] || { echo 'This needs debootstrap: apt install debootstrap'; exit 2; }
package=$(realpath "$1")
source=${2:+$(realpath "$2")}
suite=${SUITE:-bookworm}
archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
work=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-debian-XXXXXX")
root=$work/root
base=${KEEP:-$work}/base-$suite
failed=0

clean_up() {
    umount "$root/dev/pts" "$root/proc" 2>/dev/null || true
    mountpoint -q "$root/proc" || rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

check() { # NAME COMMAND...
    local name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        tail -n 40 "$work/said" | sed 's/^/# /'
        failed=$((failed + 1))
    fi
}

in_root() {
    chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

as_teacher() {
    in_root su - teacher -c "$1"
}

new_root() {
    umount "$root/dev/pts" "$root/proc" 2>/dev/null || true
    rm -rf "$root"
    cp -a "$base" "$root"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mkdir -p "$root/dev/pts"
    mount -t proc proc "$root/proc"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    in_root apt-get update -qq
}

installed() {
    cp "$package" "$root/root/klaskast.deb"
    in_root apt-get install -y --no-install-recommends /root/klaskast.deb
    in_root useradd --create-home --shell /bin/bash teacher
    in_root klaskast --version
}

used() {
    printf 'Voornaam;Achternaam\nNoor;de Vries\nMees;Bakker\n' >"$root/home/teacher/list.csv"
    as_teacher 'klaskast import list.csv --class 7A && klaskast in noor && klaskast verify' &&
        as_teacher 'klaskast today' | grep -q Noor
}

# The screen, in the smallest terminal that a bare system has, for a moment.
opened() {
    as_teacher 'TERM=linux script -qc "timeout 3 klaskast" /dev/null' </dev/null | grep -a 7A
}

removed() {
    in_root apt-get remove -y klaskast | grep -F '.local/share/klaskast' &&
        [ ! -e "$root/usr/bin/klaskast" ] && [ ! -e "$root/usr/share/applications/klaskast.desktop" ]
}

purged() {
    in_root apt-get purge -y klaskast &&
        ! find "$root/etc" "$root/usr" "$root/var/lib/dpkg/info" -name "*klaskast*" | grep .
}

data_stays() {
    [ -s "$root/home/teacher/.local/share/klaskast/klaskast.db" ]
}

# make, and what the Makefile itself installs.
built() {
    in_root apt-get install -y --no-install-recommends make &&
        mkdir "$root/klaskast" && tar -xzf "$source" -C "$root/klaskast" --strip-components=1 &&
        in_root make -C /klaskast deps && in_root make -C /klaskast -j"$(nproc)" all && in_root /klaskast/build/klaskast --version
}

tests_start() {
    in_root make -C /klaskast test-deps
}

unit_tests_pass() {
    in_root make -C /klaskast -j"$(nproc)" unit-programs || return 1
    in_root make -C /klaskast unit >"$work/unit" 2>&1 && return
    grep -E 'FAILED|rror' "$work/unit"
    return 1
}

[ -e "$base" ] || check debian__bare__is_made debootstrap --variant=minbase "$suite" "$base" "$archive"
new_root
check package__bare_debian__is_installed installed
check package__command__works used
check package__screen__opens opened
check package__removed__says_where_the_data_is removed
check package__purged__leaves_no_file purged
check package__purged__leaves_the_data data_stays
if [ -n "$source" ]; then
    new_root
    check source__bare_debian__installs_what_it_needs_and_builds built
    check source__bare_debian__installs_what_its_tests_need tests_start
    check source__bare_debian__unit_tests_pass unit_tests_pass
fi
[ "$failed" = 0 ]
