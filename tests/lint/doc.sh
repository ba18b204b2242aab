#!/bin/bash
# The pages say what the source says: tables, commands, settings, keys, kinds of events, files, links.
. "$(dirname "$0")/lib.sh"

tables_are_the_sources() {
    perl doc/tables.pl --check
}

# names PATTERN FILE: the first words in quotes on the lines that match.
names() {
    sed -nE "s/$1/\1/p" "$2"
}

# Every name of a list, in backquotes or bold, somewhere in a page: what no table is made of.
named_in() {
    local page=$1 name
    while read -r name; do
        grep -qF -- "${name//-/\\-}" "$page" || grep -qF -- "$name" "$page" || echo "$page does not name '$name'"
    done
}

violations_named() {
    names '^ *\[VIOLATION_[A-Z_]*\] = \{ "([a-z-]+)".*' src/domain/ladder_names.c | named_in doc/klaskast.1
    names '^ *\[VIOLATION_[A-Z_]*\] = \{ "([a-z-]+)".*' src/domain/ladder_names.c | named_in doc/journal.md
}

values_of_fields_named() {
    sed -nE 's/^ *\[(TASK|MEASURE|LADDER)_[A-Z_]*\] = \{ "([a-z-]+)".*/`\2`/p' src/domain/ladder_names.c |
        while read -r name; do
            grep -qF -- "$name" doc/journal.md || echo "doc/journal.md does not name $name"
        done
}

# Every table of the schema has a place in the page about the data file.
tables_of_the_file_named() {
    grep -oE 'CREATE TABLE [a-z_]+' src/store/tables.c | cut -d' ' -f3 | while read -r name; do
        grep -qF -- "\`$name" doc/journal.md || echo "doc/journal.md does not name the table $name"
    done
}

versions_are_right() {
    local version
    version=$(sed -nE 's/.*STORE_VERSION = ([0-9]+).*/\1/p' include/klaskast/store/store.h)
    grep -qF "the version of the journal's tables: $version |" doc/journal.md ||
        echo "doc/journal.md: the version of the tables is $version"
    version=$(sed -nE 's/.*STORE_CACHE_VERSION = ([0-9]+).*/\1/p' include/klaskast/store/store.h)
    grep -qF "the version of the caches: $version |" doc/journal.md ||
        echo "doc/journal.md: the version of the caches is $version"
    version=$(sed -nE 's/^VERSION := //p' Makefile)
    grep -qF "klaskast $version" doc/klaskast.1 || echo "doc/klaskast.1: the version is $version"
    grep -qF "$version" CHANGELOG.md || echo "CHANGELOG.md does not know $version"
}

# The check in Python on that page is what the program does: on a file that the program made.
chain_is_as_described() {
    local home program=${KLASKAST_PROGRAM:-build/klaskast}
    home=$(mktemp -d)
    sed -n '/^```python$/,/^```$/{/^```/!p}' doc/journal.md >"$home/check.py"
    printf 'Voornaam;Achternaam\nNoor;de Vries\nŁukasz;Wiśniewski\n' >"$home/list.csv"
    {
        HOME=$home LC_ALL=C "$program" import "$home/list.csv" --class 7A &&
            HOME=$home LC_ALL=C "$program" log noor not-off --note 'rang twice' &&
            HOME=$home LC_ALL=C "$program" undo
    } >"$home/said" 2>&1 || cat "$home/said"
    python3 "$home/check.py" "$home/.local/share/klaskast/klaskast.db" >"$home/said" 2>&1 || cat "$home/said"
    rm -rf "$home"
}

# A link to a file or a heading leads somewhere.
headings() {
    grep -E '^#+ ' "$1" | sed -E 's/^#+ //; s/`//g' | tr '[:upper:]' '[:lower:]' |
        sed -E "s/[^[:alnum:] _-]//g; s/ /-/g"
}

links_lead_somewhere() {
    local page link path anchor
    for page in ./*.md doc/*.md; do
        grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//' | grep -v '^https:' | while read -r link; do
            path=${link%%#*}
            anchor=
            [[ $link == *#* ]] && anchor=${link#*#}
            [ -n "$path" ] && path=$(dirname "$page")/$path || path=$page
            [ -e "$path" ] || echo "$page: $link leads nowhere"
            [ -z "$anchor" ] || headings "$path" | grep -qxF -- "$anchor" || echo "$page: $link has no such heading"
        done
    done
}

# Each promise of the guide names tests that are there.
promises_have_tests() {
    local test
    sed -n '/^## Wat klaskast belooft/,$p' doc/handleiding.md | grep -E -A2 '^[0-9]\. \*\*' | grep -oE '`[^`]+`' | tr -d '`' |
        while read -r test; do
            [ -e "$test" ] || grep -rqF -- "$test" tests || echo "doc/handleiding.md: there is no test $test"
        done
    [ "$(sed -n '/^## Wat klaskast belooft/,$p' doc/handleiding.md | grep -cE '^[0-9]\. \*\*.*\*\*')" = 7 ] ||
        echo 'doc/handleiding.md: the promises are not seven'
}

man_pages_are_well_formed() {
    local page
    for page in doc/klaskast.1 doc/klaskast.nl.1; do
        groff -man -t -Kutf8 -Tutf8 -ww -z "$page" 2>&1
        [ -x "$(command -v mandoc)" ] && mandoc -Tlint -W warning "$page"
    done
}

# What both pages have to name, whatever the language: options, variables, files, kinds of values; and how many items.
bones_of_page() {
    local prose
    prose=$(sed '/begin [a-z]*: made by/,/end [a-z]*$/d' "$1")
    grep -oE '\\-\\-[a-z]+(\\-[a-z]+)*|\b(XDG|KLASKAST|LC)_[A-Z_]+|~?/[a-z.][a-z./\-]+' <<<"$prose" |
        grep -vE 'naam|name|/nl/|/en/' | sort -u
    for item in .SH .SS .TP .PP; do
        echo "$item $(grep -cx "\\$item.*" <<<"$prose")"
    done
}

dutch_page_says_the_same() {
    diff <(bones_of_page doc/klaskast.1) <(bones_of_page doc/klaskast.nl.1) |
        sed -n 's/^</doc\/klaskast.nl.1 lacks:/p; s/^>/doc\/klaskast.1 lacks:/p'
}

# check_with TOOL NAME COMMAND: a machine without the tool skips it, and says so.
check_with() {
    if [ -x "$(command -v "$1")" ]; then
        check "${@:2}"
    else
        echo "ok $2 # SKIP there is no $1 here"
    fi
}

check lint__the_tables_of_the_pages_come_from_the_source tables_are_the_sources
check lint__the_pages_name_every_kind_of_violation violations_named
check lint__the_journal_page_names_every_value values_of_fields_named
check lint__the_journal_page_names_every_table tables_of_the_file_named
check lint__each_promise_of_the_guide_has_its_tests promises_have_tests
check lint__the_pages_know_the_versions versions_are_right
if [ -x "${KLASKAST_PROGRAM:-build/klaskast}" ]; then
    check_with python3 lint__the_chain_is_as_the_page_says chain_is_as_described
else
    echo 'ok lint__the_chain_is_as_the_page_says # SKIP the program is not built'
fi
check lint__links_lead_somewhere links_lead_somewhere
check_with groff lint__the_manual_pages_are_well_formed man_pages_are_well_formed
check lint__the_dutch_manual_page_has_what_the_english_one_has dutch_page_says_the_same
finish
