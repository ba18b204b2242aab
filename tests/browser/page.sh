#!/bin/bash
# What the class gets, read by programs that are not ours: Chromium, jq, python3, a QR reader.
. "$(dirname "$0")/lib.sh"
needs page chromium jq python3 zbarimg pdftoppm
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$tests

# A class, three colleagues, and sites of every kind. Names are invented; the last site says one.
printf 'Voornaam;Tussenvoegsel;Achternaam\n%s\n%s\n%s\n%s\n' 'Noor;de;Vries' 'Zoë;;Öztürk-Aydın' \
    'Daan;van den;Berg' 'Łukasz;;Wiśniewski' >"$here/list.csv"
mkdir -p "$here/.config/klaskast"
printf '[school]\nname = Basisschool De Regenboog\nhead = Ilse van Aalst\n' >"$here/.config/klaskast/config.ini"

site() { # ADDRESS TITLE SUBJECT VERDICT GROUPS SENTENCE
    k site add "$1" --title "$2" --subject "$3" && k site review "$1" --verdict "$4" --groups "$5" --sentence "$6" \
        --subject "${3:-kijken}"
}

{
    k import "$here/list.csv" --class 5A
    k --teacher 'Joris Kuipers' in Noor
    site http://www.rekenen.example Rekenspelletjes rekenen allowed 3-6 'Hier oefen je sommen. Er is geen reclame.'
    site http://tafels.example/oefenen 'Tafels van 1 tot 10' Rekenen allowed 4-6 'Kies een tafel & kijk hoe snel je bent.'
    site 'http://klok.example/?taal=nl&groep=5#uur' Klokkijken rekenen together 3-5 'Samen, want onderaan staat reclame.'
    site http://lezen.example/boeken 'Boeken "voor jou"' taal allowed 1-8 'Zoek een boek dat bij je past.'
    site http://kaart.example:8080/eu 'De kaart van <Europa>' aardrijkskunde allowed 5-8 'Sleep de landen.'
    site http://müsli.example 'Müsli maken' techniek allowed 5-8 'Zo maak je müsli.'
    site "http://lang.example/$(printf 'pad/%.0s' {1..60})einde" 'Een lang adres' natuur allowed 5-5 'Kijk maar.'
    site http://vogels.example =Vogels natuur allowed 1-8 "$(printf 'Welke vogel zie je vandaag in de tuin? %.0s' {1..7})"
    site http://dieren.example '' '' allowed 1-5 "Foto's en filmpjes van dieren."
    site http://muziek.example Ritmes muziek allowed 1-8 'Maak je eigen ritme.'
    site http://spel.example 'Gratis spelletjes' rekenen not-allowed 1-8 'Dit is niet voor kinderen.'
    site http://acht.example 'Voor groep 8' taal allowed 8 'Voor later.'
    site http://klas.example 'Het werk van Noor de Vries' taal allowed 1-8 'Kijk wat zij maakte.'
} >"$here/made" 2>&1
for format in html qr bookmarks managed csv; do
    k page --group 5 --format $format --to "$here/$format" >>"$here/made" 2>>"$here/said"
done
k page --group 5 --format allowlist --with-blocklist --to "$here/allowlist" >>"$here/made" 2>>"$here/said"
k page --group 1 --to "$here/young" >>"$here/made" 2>>"$here/said"
if ! { cp "$here/html" "$here/page.html" && cp "$here/young" "$here/young.html" && cp "$here/qr" "$here/qr.html"; }; then
    not_ok page__everything__is_made 'a command failed' "$here/made" "$here/said"
    finish
fi

# --- nobody is in it

nobody_is_named() {
    local name
    for name in Noor Vries Zoë Öztürk Aydın Daan Łukasz Wiśniewski Marit Bakker Joris Kuipers Ilse Aalst; do
        grep -lF "$name" "$here"/{html,young,qr,bookmarks,managed,allowlist,csv} |
            sed "s|.*/\(.*\)|$name stands in \1|"
    done
}

it_says_what_was_left_out() {
    grep -q 'naam van een kind of een collega in: klas.example (C3)' "$here/said" || cat "$here/said"
}

rejected_is_nowhere() {
    grep -lF spel.example "$here"/{html,young,qr,bookmarks,managed,csv}
    [ "$(jq -c .URLBlocklist "$here/allowlist")" = '["spel.example"]' ] || jq -c .URLBlocklist "$here/allowlist"
    k page --group 5 --format allowlist --to - 2>/dev/null | jq -e 'has("URLBlocklist") | not' >/dev/null ||
        echo 'a block list nobody asked for'
}

check page__every_format__names_no_pupil_and_no_teacher__C3 nobody_is_named
check page__site_that_names_somebody__is_left_out_and_said__C3 it_says_what_was_left_out
check page__rejected_site__is_on_no_list_but_the_one_asked_for__S2_S6 rejected_is_nowhere

# --- all lists say the same

# The addresses of the page, as the browser's own parser has them.
k site list --json | jq -r '.[] | select(.verdict == "allowed" or .verdict == "together") | select(.groups | test("5|1-8|3-6|4-6|3-5")) |
    select(.address | contains("klas.example") | not) | .address' | sort >"$here/wanted"

the_same_sites() { # KIND
    python3 "$tests/lists.py" "$1" "$here/$1" >"$here/$1.lines" || return
    cut -f 3 "$here/$1.lines" | sort | diff "$here/wanted" - && diff "$here/managed.lines" "$here/$1.lines"
}

page_has_the_same_sites() {
    browser --dump-dom "file://$here/page.html" >"$here/dom" || return
    python3 -c 'import html, re, sys; [print(html.unescape(a)) for a in re.findall("<h3[^>]*><a href=\"([^\"]*)\"", sys.stdin.read())]' \
        <"$here/dom" | sort | diff "$here/wanted" -
}

titles_are_harmless() {
    cut -f 2 "$here/managed.lines" | grep -qxF 'De kaart van <Europa>' || echo 'a title is not as it was typed'
    grep -qF "\"'=Vogels\"" "$here/csv" || echo 'a formula in the table'
    sed -i "s/\t'=Vogels/\t=Vogels/" "$here/csv.lines"
}

[ "$(wc -l <"$here/wanted")" -eq 10 ] || not_ok page__sites__are_ten "$(wc -l <"$here/wanted")" "$here/wanted"
check page__managed_bookmarks__python_reads_the_same_sites__S6 the_same_sites managed
check page__bookmarks__python_reads_the_same_sites__S6 the_same_sites bookmarks
python3 "$tests/lists.py" csv "$here/csv" >"$here/csv.lines"
check page__csv__a_formula_is_text titles_are_harmless
check page__csv__python_reads_the_same_sites__S6 diff "$here/managed.lines" "$here/csv.lines"
check page__html__chromium_reads_the_same_sites__S6 page_has_the_same_sites

# --- on paper

codes_lead_to_the_sites() {
    paper "$here/qr.html" "$here/qr.pdf" && pdftoppm -r 150 -gray "$here/qr.pdf" "$here/paper" || return
    zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$here"/paper-*.pgm 2>/dev/null | sort | diff "$here/wanted" -
}

check page__qr_codes_on_paper__a_reader_finds_each_address__S6 codes_lead_to_the_sites

# --- in the browser

python3 "$tests/start_page.py" "$here/page.html" "$here/young.html" "$here/net.json" 2>"$here/err" || {
    not_ok page__browser__was_asked 'it did not answer' "$here/err"
}

nothing_left_the_page() {
    jq -e '.events | length > 0' "$here/net.json" >/dev/null || echo 'the log is empty'
    jq -r '[.. | strings] | map(select(test("[a-z]\\.example"))) | unique | .[]' "$here/net.json" 2>&1 |
        grep -v "^file://" | head -5
}

check page__net_log__holds_none_of_its_sites__C3 nothing_left_the_page

# Chromium reads policies from one folder of the machine: here it gets a folder of its own in that place, which nobody
# else sees. Not every machine allows that.
if unshare --mount --map-root-user true 2>/dev/null && [ -d /etc/chromium ]; then
    mkdir -p "$here/etc/policies/managed"
    cp "$here/managed" "$here/etc/policies/managed/bookmarks.json"
    # As a school has it that lets nothing else through.
    jq '.URLBlocklist += ["*"]' "$here/allowlist" >"$here/etc/policies/managed/list.json"
    { cat "$here/wanted" && printf '%s\n' http://rekenen.example http://www.tafels.example/oefenen/7; } >"$here/through"
    printf '%s\n' http://spel.example http://acht.example http://app.rekenen.example http://tafels.example \
        http://kaart.example/eu http://klok.example http://klas.example >"$here/stopped"
    python3 "$tests/policies.py" "$here/etc" "$here/through" "$here/stopped" 2>"$here/err" ||
        not_ok page__policies__were_read 'the browser did not answer' "$here/err"
else
    echo 'ok page__policies # SKIP a folder cannot be put in the place of /etc/chromium here'
fi
finish
