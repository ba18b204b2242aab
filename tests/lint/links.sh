#!/bin/bash
# Which file calls which, read from what was compiled: files go in one direction, and what a header offers is used.
. "$(dirname "$0")/lib.sh"

# A question whose answer leads on from where it was asked: what the columns of a list are, and then it is read.
back='screens/import_columns screens/import'

# open.c is how any screen opens any other, so that no other file needs to know them all.
everywhere=screens/open

# What one file uses and tests call as well: pure, and worth a test or a fuzzer of its own.
tested='
action_find         the name of an action, whatever the key map makes of it
board_name          two children of one first name on the board
bookmarks_parse     any bytes, without a file
import_likeness     how alike two names are
inspect_says        that no field of an event stays unsaid to parents
letter_make         any template, without a file
measure_left_open   what the sentence about it leaves out
oneroster_parse     any bytes, without a folder
page_allow          the filters of browsers, one by one
page_block          the same
place_has_modes     disks that this machine does not have
place_is_network    the same
place_is_removable  the same
theme_read          any bytes, without a file
theme_rgb           the colours as an eye sees them'

# "FILE SYMBOL T" and "FILE SYMBOL U" for each file of the source: what it defines, what it uses.
symbols() {
    local build=${BUILD:-build} file
    for file in src/*/*.c src/main.c; do
        file=$build/obj/${file#src/}
        file=${file%.c}.o
        [ -f "$file" ] || { echo "$file is not there: make first" >&2 && return; }
        echo "$file"
    done | xargs nm -A -P | sed "s|^$build/obj/||; s|\.o: | |" | awk '$3 ~ /^[TDBRU]$/ { print $1, $2, $3 == "U" ? "U" : "T" }'
}
all=$(symbols)

# "FILE FILE" for each file that uses something of another.
calls() {
    awk '$3 == "T" { own[$2] = $1 } $3 == "U" { from[NR] = $1; name[NR] = $2 }
        END { for (n in from) if ((name[n] in own) && own[name[n]] != from[n]) print from[n], own[name[n]] }' <<<"$all" |
        sort -u
}
called=$(calls)

compiled() {
    [ "$(wc -l <<<"$called")" -gt 100 ] || echo "nothing was compiled: make first"
}

no_circles() {
    grep -v "^$everywhere " <<<"$called" | grep -vxF "$back" | tsort 2>&1 >/dev/null | sed 's/^tsort: //'
}

back_is_needed() {
    grep -qxF "$back" <<<"$called" || echo "$back: the one calls the other no more, and need not be named"
}

# What nobody else calls is a file's own.
public_is_used() {
    local name
    awk '$3 == "T" && $2 != "main" { own[$2] = $1 } $3 == "U" { used[$2] = 1 }
        END { for (name in own) if (!(name in used)) print name }' <<<"$all" | sort >"$work/alone"
    awk 'NF { print $1 }' <<<"$tested" | sort >"$work/tested"
    comm -23 "$work/alone" "$work/tested" | sed 's/$/ is used in its own file only: make it static/'
    comm -13 "$work/alone" "$work/tested" | sed 's/$/ is used elsewhere, or gone: it need not be on the list/'
    while read -r name; do
        grep -rqwF "$name" tests --include='*.[ch]' || echo "$name is on the list, and no test calls it"
    done <"$work/tested"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check lint__the_source_was_compiled compiled
check lint__files_go_in_one_direction no_circles
check lint__the_one_that_leads_back_does back_is_needed
check lint__what_a_header_offers_is_used public_is_used
finish
