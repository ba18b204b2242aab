#!/bin/bash
# What a class prints, in a real browser: its internet agreements on one A4, and who may not be in a photo on a
# strip as narrow as a phone.
. "$(dirname "$0")/lib.sh"
needs class__pages_in_a_browser chromium pdfinfo pdftotext

printf 'Voornaam;Tussenvoegsel;Achternaam\n' >"$here/7A.csv"
for i in $(seq 1 26); do
    echo "Kind$(tr '0-9' 'a-j' <<<"$i");van den;Achternaam$(tr '0-9' 'a-j' <<<"$i")" >>"$here/7A.csv"
done
echo 'Maximiliaan-Alexander;van der;Bovenkamp-Schellingerhout' >>"$here/7A.csv"
echo '<b>Bo</b>;;&Co' >>"$here/7A.csv"
mkdir -p "$here/.config/klaskast"
printf '[school]\nname = "Openbare basisschool De Voorbeeldboom aan de Lindelaan"\n' >"$here/.config/klaskast/config.ini"
k import "$here/7A.csv" --class 7A >/dev/null
k consent 'Kindc van den Achternaamc' all yes >/dev/null
k consent 'Kindb van den Achternaamb' photo no >/dev/null

# As long as a line can be, eight of them.
long='Wij laten elkaar uitpraten, ook als we haast hebben of het niet met elkaar eens zijn, en wij zeggen alleen wat wij ook zouden durven zeggen waar de ander bij is'
many=()
for i in 1 2 3 4 5 6 7 8; do many+=(--line "$long"); done

one_a4() { # PDF
    pdfinfo "$1" | awk '/^Pages:/ && $2 != 1 { print "it has " $2 " pages" }
        /^Page size:/ && (int($3) < 594 || int($3) > 596 || int($5) < 841 || int($5) > 843) {
            print "it is " $3 " x " $5 " points, not A4" }'
}

agreements_on_one_page() {
    local language lines
    for language in nl_NL.UTF-8 en_GB.UTF-8; do
        for lines in none two many; do
            case $lines in
            none) LANGUAGE_OF_TEST=$language k agreements made --line '' >/dev/null ;;
            two) LANGUAGE_OF_TEST=$language k agreements made --line 'Wij schelden niet.' --line 'Wij wachten.' >/dev/null ;;
            many) LANGUAGE_OF_TEST=$language k agreements made "${many[@]}" >/dev/null ;;
            esac
            rm -f "$here/a.html" "$here/a.pdf"
            LANGUAGE_OF_TEST=$language k agreements --print "$here/a.html" >/dev/null
            paper "$here/a.html" "$here/a.pdf" >/dev/null
            [ -s "$here/a.pdf" ] || echo "$language $lines was not printed"
            one_a4 "$here/a.pdf" | sed "s/^/$language $lines: /"
        done
    done
}
check class__agreements__are_one_a4_with_any_lines__I1 agreements_on_one_page

# The longest words that a school can give them, with the longest lines of a class.
own_words_on_one_page() {
    local own=$here/.config/klaskast/letters/nl i
    mkdir -p "$own"
    {
        echo '# Onze afspraken over internet'
        for i in 1 2 3 4 5 6 7 8; do echo "$i. ${long:0:140} ${long:0:150}"; done
        echo '## Zo praten wij'
    } >"$own/agreements.md"
    k agreements made "${many[@]}" >/dev/null
    k agreements --print "$here/o.html"  2>&1 >/dev/null
    paper "$here/o.html" "$here/o.pdf" >/dev/null
    one_a4 "$here/o.pdf"
    pdftotext "$here/o.pdf" - | grep -q 'Onze afspraken over internet' || echo "they are not the school's own"
    rm -r "$own"
}
check class__agreements__in_the_schools_own_words__are_one_a4__I1 own_words_on_one_page

agreements_say_all() {
    local text i
    k agreements made --line 'Wij schelden niet.' --date 2026-09-03 >/dev/null
    rm -f "$here/a.html"
    k agreements --print "$here/a.html" >/dev/null
    paper "$here/a.html" "$here/a.pdf" >/dev/null
    text=$(pdftotext -layout "$here/a.pdf" - | tr -s ' \n' ' ')
    for i in 'Onze internetafspraken' 'geen telefoonnummer' 'niet mijn schuld' 'wat ik daar ga doen' \
        'Wij schelden niet.' '3 september 2026' 'Groep 7A' 'De Voorbeeldboom'; do
        case $text in *"$i"*) ;; *) echo "it does not say '$i'" ;; esac
    done
    for i in Kind Maximiliaan; do
        case $text in *"$i"*) echo "it names a child: $i" ;; esac
    done
}
check class__agreements__say_all_and_name_no_child__I1 agreements_say_all

who_may_not() {
    local text
    k consent --print "$here/c.html" >/dev/null
    paper "$here/c.html" "$here/c.pdf" >/dev/null
    pdfinfo "$here/c.pdf" | awk '/^Page size:/ && int($3) > 230 { print "it is " $3 " points wide" }'
    text=$(pdftotext "$here/c.pdf" - | tr -s ' \n' ' ')
    case $text in *'Niet op een foto of film'*'namen van kinderen'*) ;; *) echo "it does not say what it is: $text" ;; esac
    case $text in *'Kindb van den Achternaamb Kind'*) ;; *) echo 'who refused is missing, or has a sign' ;; esac
    case $text in *'Achternaamc '*) echo 'who may is on it' ;; esac
    case $text in *'<b>Bo</b> &Co *'*) ;; *) echo 'a name is not shown as it is' ;; esac
    case $text in *'Maximiliaan-Alexander'*) ;; *) echo 'the longest name is missing' ;; esac
    [ "$(pdftotext "$here/c.pdf" - | grep -c 'Kind.* van den')" -eq 25 ] || echo 'not the 25 who may not'
}
check class__who_may_not__is_a_narrow_page_with_all_names__C1_C2 who_may_not

# On a phone: nothing is wider than the screen, which would show as a wider picture of the page.
on_a_phone() {
    browser --window-size=360,800 --hide-scrollbars --screenshot="$here/c.png" "file://$here/c.html" >/dev/null
    [ -s "$here/c.png" ] || echo 'it was not shown'
}
check class__who_may_not__opens_on_a_phone__C1 on_a_phone

private_and_nameless() {
    local made
    [ "$(stat -c %a "$here/c.html")" = 600 ] || echo 'others can read the list'
    made=$(k consent --print=) || echo 'it was not made'
    made=${made#In }
    made=${made%% staat*}
    [ "$(stat -c %a "$made")" = 600 ] || echo "others can read $made"
    case ${made##*/} in photos-2026-11-23.html) ;; *) echo "it is called ${made##*/}" ;; esac
}
check class__pages_with_names__are_private_and_their_names_tell_nothing__C3 private_and_nameless

finish
