#!/bin/bash
# Every text of the source has its Dutch: none is missing, empty or marked as doubtful, formats match, and
# nothing shouts.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

result() { # CODE NAME; says the file "why" where it failed
    if [ "$1" -eq 0 ]; then echo "ok $2"; else
        echo "not ok $2"
        head -20 "$work/why" | sed 's/^/# /'
    fi
}

po/extract.sh >"$work/klaskast.pot" 2>"$work/why"
result $? lint__every_text_can_be_collected

msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" po/nl.po "$work/klaskast.pot" 2>"$work/why"
result $? lint__the_dutch_catalogue_is_well_formed

msgattrib --no-obsolete --untranslated --no-wrap "$work/merged.po" | grep '^msgid' >"$work/why"
test ! -s "$work/why"
result $? lint__every_text_has_its_dutch

msgattrib --only-fuzzy --no-wrap po/nl.po | grep '^msgid' >"$work/why"
test ! -s "$work/why"
result $? lint__no_dutch_text_is_doubtful

msgfmt --check --output-file=/dev/null "$work/merged.po" 2>"$work/why"
result $? lint__formats_are_the_same_in_dutch

msgattrib --no-obsolete --no-wrap "$work/merged.po" | grep '^msg.*!' >"$work/why"
test ! -s "$work/why"
result $? lint__no_text_shouts
