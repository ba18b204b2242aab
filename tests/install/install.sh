#!/bin/bash
# Installing into a folder, taking it away again, what Tab completes, the source as one file.
. "$(dirname "$0")/../lint/lib.sh"

here=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-install-XXXXXX")
trap 'rm -rf "$here"' EXIT
root=$here/root
# Not as a part of the make that may run this, and with the program that it built.
quiet_make() {
    env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS make --no-print-directory "$@" BUILD="${BUILD:-build}" 2>&1
}

installed() {
    quiet_make install DESTDIR="$root" PREFIX=/usr >"$here/said" || cat "$here/said"
    local file
    for file in bin/klaskast share/man/man1/klaskast.1 share/man/nl/man1/klaskast.1 \
        share/bash-completion/completions/klaskast share/applications/klaskast.desktop \
        share/icons/hicolor/scalable/apps/klaskast.svg \
        share/metainfo/nl.klaskast.klaskast.metainfo.xml share/doc/klaskast/README.md share/doc/klaskast/LICENSE \
        share/doc/klaskast/doc/handleiding.md share/doc/klaskast/doc/guide.md share/doc/klaskast/examples/config.ini \
        share/doc/klaskast/examples/themes/light.ini share/doc/klaskast/examples/letters/nl/ban.md; do
        [ -s "$root/usr/$file" ] || echo "there is no $file"
    done
    find "$root" -type f -perm /022 -printf '%P can be written by others\n'
    find "$root" -type f ! -perm -444 -printf '%P cannot be read by all\n'
    find "$root" -type f -perm /111 ! -name klaskast -printf '%P is no program\n'
    HOME=$here "$root/usr/bin/klaskast" --version | grep -q '^klaskast [0-9]' || echo 'it does not say its version'
}

pages_lead_somewhere() {
    local page link
    for page in "$root"/usr/share/doc/klaskast/doc/{handleiding,guide}.md; do
        grep -oE '\]\([^)#]+' "$page" | sed 's/^](//' | grep -v '^https:' | while read -r link; do
            [ -e "$(dirname "$page")/$link" ] || [ -e "$(dirname "$page")/../examples/${link#../}" ] ||
                echo "$(basename "$page"): $link was not installed"
        done
    done
}

# Data and settings of somebody who works there, and a file of somebody else's in a folder that is shared.
uninstalled() {
    mkdir -p "$root/home/.local/share/klaskast" "$root/home/.config/klaskast"
    echo data >"$root/home/.local/share/klaskast/klaskast.db"
    echo theirs >"$root/usr/bin/other"
    quiet_make uninstall DESTDIR="$root" PREFIX=/usr >"$here/said" || cat "$here/said"
    find "$root" -type f -printf '%P\n' | sort | diff - <(printf '%s\n' home/.local/share/klaskast/klaskast.db usr/bin/other)
    grep -qF '~/.local/share/klaskast' "$here/said" || echo 'it does not say where the data is'
    find "$root/usr/share/doc" -name klaskast
}

# --- what Tab completes ---------------------------------------------------------------------------------

# completes 'WORD... LAST' WANTED: WANTED is among what LAST can become; '' for nothing at all.
completes() {
    local words wanted=$2
    eval "words=(klaskast $1)"
    COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
    _klaskast
    if [ -z "$wanted" ]; then
        [ -z "${COMPREPLY[*]}" ] || echo "'$1' becomes '${COMPREPLY[*]}'"
    else
        grep -qxF -- "$wanted" <(printf '%s\n' "${COMPREPLY[@]}") || echo "'$1' does not become '$wanted'"
    fi
}

tab_completes() {
    # shellcheck source=/dev/null
    . share/klaskast.bash
    completes 'tod' today
    completes '--class 7A expo' export
    completes 'import --dry' --dry-run
    completes 'export viol' violations
    completes 'log mees not-' not-off
    completes 'log mees internet-' internet-8
    completes 'in 12 smart' smartwatch
    completes 'letter noor b' ban
    completes 'page --format = book' bookmarks
    completes 'page --format book' bookmarks
    completes 'import READ' README.md
    completes 'help los' lost
    completes '--config Make' Makefile
    completes 'in 12 phone ""' ''
}

# Whatever is in the data file.
tab_tells_no_names() {
    # shellcheck source=/dev/null
    . share/klaskast.bash
    completes 'in ""' ''
    completes 'card ""' ''
    completes 'log ""' ''
    completes '--teacher ""' ''
}

every_command_is_completed() {
    # shellcheck source=/dev/null
    . share/klaskast.bash
    HOME=$here LC_ALL=C "$root/usr/bin/klaskast" --help | sed -nE 's/^  ([a-z][a-z-]*) .*/\1/p' >"$here/commands"
    [ "$(wc -l <"$here/commands")" -gt 40 ] || echo 'klaskast --help lists no commands'
    while read -r name; do
        completes "$name" "$name"
    done <"$here/commands"
}

# --- the source as one file -----------------------------------------------------------------------------

version=$(sed -nE 's/^VERSION := //p' Makefile)

one_dist() { # FOLDER, FILE that it becomes
    (cd "$1" && quiet_make dist BUILD=build >"$here/said") || cat "$here/said"
    mv "$1/build/klaskast-$version.tar.gz" "$2"
}

# As it lies here, and once more from what was in it, by somebody else, elsewhere, another day.
dist_twice() {
    mkdir "$here/source"
    { [ -e .git ] && git ls-files || find . -type f -not -path './build/*' | cut -c3-; } >"$here/files"
    tar -cf - --files-from="$here/files" | tar -xf - -C "$here/source"
    one_dist "$here/source" "$here/one.tar.gz"
    mkdir "$here/again"
    tar -xzf "$here/one.tar.gz" -C "$here/again" --strip-components=1
    find "$here/again" -exec touch -d 2001-01-01 {} +
    (umask 077 && one_dist "$here/again" "$here/two.tar.gz")
    cmp "$here/one.tar.gz" "$here/two.tar.gz"
    tar -tzf "$here/one.tar.gz" | sed 's|^[^/]*/||' | diff - <(LC_ALL=C sort "$here/files")
    tar -tvzf "$here/one.tar.gz" | grep -v ' 0/0 ' | sed 's/^/not of nobody: /;3q'
}

version_is_the_same_everywhere() {
    sed 1q debian/changelog | grep -qF "($version)" || echo "debian/changelog is not of $version"
}

# Valid where there is something to check it with.
desktop_entry_is_valid() {
    [ -x "$(command -v desktop-file-validate)" ] && desktop-file-validate share/klaskast.desktop
    grep -qx 'Terminal=true' share/klaskast.desktop || echo 'it does not open a terminal'
    grep -qx 'Exec=klaskast' share/klaskast.desktop || echo 'it does not start klaskast'
}

# What a shop of programs shows.
metainfo_is_valid() {
    [ -x "$(command -v appstreamcli)" ] && appstreamcli validate --no-net share/klaskast.metainfo.xml | grep -E '^[EW]:'
    grep -qF "<release version=\"$version\"" share/klaskast.metainfo.xml || echo "it is not of $version"
}

check install__into_a_folder__every_file_is_there installed
check install__into_a_folder__links_of_the_guide_work pages_lead_somewhere
check completion__words_and_options__are_those_of_the_program tab_completes
check completion__a_place_for_a_name__stays_empty tab_tells_no_names
check completion__every_command__is_known every_command_is_completed
check uninstall__what_people_made__stays_and_is_named uninstalled
check dist__twice__is_the_same_bytes dist_twice
check dist__version__is_the_same_everywhere version_is_the_same_everywhere
check desktop__entry__opens_a_terminal desktop_entry_is_valid
check desktop__page_of_a_shop__is_valid_and_of_this_version metainfo_is_valid
finish
