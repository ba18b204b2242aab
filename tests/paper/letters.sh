#!/bin/bash
# Every letter on paper, and the report of a year: a browser prints each page, with the longest values, on exactly
# one A4, with its letters in the file and its words to be found.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-paper-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

result() { # WHAT-IS-WRONG NAME
    if [ -z "$1" ]; then
        echo "ok $2"
    else
        echo "not ok $2: $(head -n 1 <<<"$1")"
        sed 's/^/# /; 20q' <<<"$1"
        failed=1
    fi
}

mkdir "$work/pages"
"${BUILD:-build}/tests/paper/letters" "$work/pages" >"$work/list" 2>"$work/why"
result "$(cat "$work/why")" paper__every_letter_can_be_made

# A year of a class, with what it needs to have every picture.
report() {
    local home=$work/home
    mkdir "$home"
    printf 'Voornaam;Achternaam;Groep\nNoor;de Vries;7\nSem;Jansen;7\nBo;Smit;7\n' >"$home/list.csv"
    run() {
        HOME=$home XDG_DATA_HOME=$home XDG_CONFIG_HOME=$home LC_ALL=C KLASKAST_ETC=/nowhere TZ=Europe/Amsterdam KLASKAST_NOW=2026-11-20T16:00:00 \
            "${KLASKAST_PROGRAM:-${BUILD:-build}/klaskast}" "$@"
    }
    {
        run import "$home/list.csv" --class 7A && run in noor && run log noor not-off && run log sem misuse-photo &&
            run log bo internet-4 && run log sem not-handed-in --at 2026-10-12T09:10 &&
            run report --to "$work/pages/report.html"
    } >"$home/said" 2>&1 || cat "$home/said"
    echo "$work/pages/report.html Violations" >>"$work/list"
}
result "$(report)" paper__the_report_of_a_year_can_be_made

# A browser for each page, as many at once as there are processors; each with a profile of its own.
print_one() { # PAGE
    local page=$1 home
    home=$(mktemp -d "$WORK/browser-XXXXXX")
    HOME=$home timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$home/data" --no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" \
        "file://$page" >"$home/said" 2>&1
    [ -s "${page%.html}.pdf" ] || { echo "$page was not printed"; tail -n 5 "$home/said"; }
    rm -rf "$home"
}
export -f print_one
export WORK=$work
print_all() {
    cut -d' ' -f1 "$work/list" | xargs -P "$(nproc)" -I{} bash -c 'print_one {}'
}
result "$(print_all)" paper__a_browser_prints_every_page

each() { # COMMAND: called with PDF WORD
    local page word
    while read -r page word; do
        [ -s "${page%.html}.pdf" ] && "$1" "${page%.html}.pdf" "$word"
    done <"$work/list"
}

one_a4() {
    pdfinfo "$1" | awk -v file="$(basename "$1")" '/^Pages:/ && $2 != 1 { print file " has " $2 " pages" }
        /^Page size:/ && (int($3) < 594 || int($3) > 596 || int($5) < 841 || int($5) > 843) {
            print file " is " $3 " x " $5 " points, not A4" }'
}

# pdffonts: name, type (one or two words), encoding, emb, sub, uni, object.
fonts_inside() {
    pdffonts "$1" | awk -v file="$(basename "$1")" 'NR > 2 { fonts++; if ($(NF - 4) != "yes") print file ": " $1 " is not in it" }
        END { if (!fonts) print file " has no letters" }'
}

words_there() {
    pdftotext -layout "$1" - | grep -q "$2" || echo "$(basename "$1") does not say $2"
}

result "$(each one_a4)" paper__each_page_is_one_A4_also_with_the_longest_values
result "$(each fonts_inside)" paper__fonts_are_in_the_file
result "$(each words_there)" paper__the_words_can_be_found
exit $failed
