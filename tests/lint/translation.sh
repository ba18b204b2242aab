#!/bin/bash
# Every text of the source is there in each language of po/: none is missing, empty or marked as doubtful, formats match,
# and nothing shouts.
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

for po in po/*.po; do
    language=$(basename "$po" .po)

    msgmerge --quiet --no-fuzzy-matching --output-file="$work/merged.po" "$po" "$work/klaskast.pot" 2>"$work/why"
    result $? "lint__the_catalogue_is_well_formed__$language"

    msgattrib --no-obsolete --untranslated --no-wrap "$work/merged.po" | grep '^msgid' >"$work/why"
    test ! -s "$work/why"
    result $? "lint__every_text_is_translated__$language"

    msgattrib --only-fuzzy --no-wrap "$po" | grep '^msgid' >"$work/why"
    test ! -s "$work/why"
    result $? "lint__no_text_is_doubtful__$language"

    msgfmt --check --output-file=/dev/null "$work/merged.po" 2>"$work/why"
    result $? "lint__formats_are_the_same__$language"

    msgattrib --no-obsolete --no-wrap "$work/merged.po" | grep '^msg.*!' >"$work/why"
    test ! -s "$work/why"
    result $? "lint__no_text_shouts__$language"

    grep -q "^    X([A-Z]*, \"$language\"," include/klaskast/base/translate.h
    result $? "lint__the_program_knows_the_language__$language"

    # Each text that a school sees on paper, under the same names.
    diff <(ls letters/en) <(ls "letters/$language") >"$work/why"
    result $? "lint__every_letter_is_there__$language"
done
