#!/bin/bash
# Makes the pictures of the README and the user guide in doc/pictures: the real program, with the invented class on a
# morning in November, in a real terminal. `make pictures` runs it. Needs Xvfb, xterm, tmux and ImageMagick.
set -eu
cd "$(dirname "$0")/.."
for tool in Xvfb xterm tmux import convert chromium; do
    command -v $tool >/dev/null || {
        echo "$tool is needed: sudo apt-get install xvfb xterm tmux imagemagick chromium fonts-dejavu-core"
        exit 1
    }
done
klaskast=$PWD/build/klaskast
work=$(mktemp -d)
display=:$((90 + $$ % 400))
Xvfb $display -screen 0 1400x900x24 >/dev/null 2>&1 &
server=$!
finish() {
    tmux -S "$work/tmux" kill-server 2>/dev/null || true
    kill $server 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# run LANGUAGE MOMENT ...: in the home of these pictures.
run() {
    env -i PATH="$PATH" HOME="$work/$1" LANG="$1.UTF-8" TZ=Europe/Amsterdam KLASKAST_NOW="$2" \
        "$klaskast" "${@:3}" >/dev/null
}

# screen LANGUAGE MOMENT: the program in a window of 80x24.
screen() {
    tmux -S "$work/tmux" kill-server 2>/dev/null || true
    cat >"$work/tmux.conf" <<END
set -g status off
set -g default-terminal tmux-256color
set -s escape-time 0
END
    tmux -S "$work/tmux" -f "$work/tmux.conf" new-session -d -x 80 -y 24 env -i PATH="$PATH" HOME="$work/$1" \
        LANG="$1.UTF-8" TERM=tmux-256color TZ=Europe/Amsterdam KLASKAST_NOW="$2" "$klaskast"
    sleep 1
}

# A held key never writes twice, so keys come at a teacher's pace.
keys() {
    for key in "$@"; do
        tmux -S "$work/tmux" send-keys "$key"
        sleep 0.35
    done
}

# picture FILE: what is on the screen now.
picture() {
    DISPLAY=$display xterm -fa 'DejaVu Sans Mono' -fs 13 -geometry 80x24+0+0 -b 14 -bg '#fbfaf7' -fg '#22252a' \
        +sb -tn xterm-256color -xrm 'XTerm*cursorColor: #fbfaf7' -xrm 'XTerm*boldColors: false' \
        -xrm 'XTerm*color2: #1a7f37' -xrm 'XTerm*color5: #8250df' -xrm 'XTerm*color1: #b42318' \
        -xrm 'XTerm*color6: #b9dfe6' -xrm 'XTerm*color3: #f0d98c' \
        -e tmux -S "$work/tmux" attach &
    local window=$!
    sleep 2
    DISPLAY=$display import -window root "$work/all.png"
    kill $window 2>/dev/null || true
    wait $window 2>/dev/null || true
    convert "$work/all.png" -bordercolor black -trim +repage -bordercolor '#d5d3cc' -border 1 -strip \
        -colors 96 -define png:exclude-chunks=date,time "PNG8:doc/pictures/$1"
    echo "doc/pictures/$1"
}

# morning LANGUAGE: the first start with the invented class and its past, the children at the door.
morning() {
    local language=$1 minute slot
    mkdir -p "$work/$language/.config/klaskast"
    cat >"$work/$language/.config/klaskast/config.ini" <<END
[school]
name = De Voorbeeldboom
place = Heerlen
head = Els Wouters
policy_name = Telefoons en internet
policy_date = 14 september 2026
[holidays]
christmas = 2026-12-19 to 2027-01-03
END
    screen "$language" 2026-11-23T08:33:00
    [ "$language" = nl_NL ] || keys Down
    keys Enter 'Marit Bakker' Enter 7 Enter Down Down Enter
    sleep 1
    minute=19
    for slot in 6 7 13 18 19 22 25 26; do
        run "$language" 2026-11-23T08:33:00 in $slot --at 2026-11-23T08:$minute
        minute=$((minute + slot % 2))
    done
    for slot in 4 5 10; do
        run "$language" 2026-11-23T08:33:00 none $slot --at 2026-11-23T08:27
    done
}

# site LANGUAGE ADDRESS TITLE SUBJECT VERDICT SENTENCE: on the list, reviewed for group 5.
site() {
    run "$1" 2026-11-20T15:30:00 site add "$2" --title "$3" --subject "$4"
    run "$1" 2026-11-20T15:31:00 site review "$2" --verdict "$5" --groups 5 --sentence "$6"
}

sites_nl_NL() {
    site nl_NL kaart.example/eu 'De kaart van Europa' aardrijkskunde allowed 'Sleep de landen naar hun plek.'
    site nl_NL topo.example 'Topografie van Nederland' aardrijkskunde allowed 'Oefen de twaalf provincies.'
    site nl_NL muziek.example 'Ritmes maken' muziek allowed 'Maak je eigen ritme met trommels en bellen.'
    site nl_NL rekenen.example Rekenspelletjes rekenen allowed 'Hier oefen je sommen. Je hoeft niet in te loggen.'
    site nl_NL tafels.example 'Tafels van 1 tot 10' rekenen allowed 'Kies een tafel en kijk hoe snel je bent.'
    site nl_NL klok.example Klokkijken rekenen together 'Kijk samen, want onderaan staat reclame.'
    site nl_NL lezen.example 'Boeken voor jou' taal allowed 'Zoek een boek dat bij je past.'
    site nl_NL spelling.example 'Spelling, vijf minuten' taal allowed 'Oefen de woorden van deze week.'
    site nl_NL nieuws.example 'Nieuws voor kinderen' wereld together 'Lees het samen, en praat erover.'
}

sites_en_GB() {
    site en_GB map.example/eu 'The map of Europe' geography allowed 'Drag each country to its place.'
    site en_GB topo.example 'Provinces and capitals' geography allowed 'Practise the twelve provinces.'
    site en_GB music.example 'Make a rhythm' music allowed 'Make a rhythm of your own with drums and bells.'
    site en_GB sums.example 'Sum games' maths allowed 'Practise your sums here. You need no account.'
    site en_GB tables.example 'Tables from 1 to 10' maths allowed 'Pick a table and see how fast you are.'
    site en_GB clock.example 'Telling the time' maths together 'Look together, for there are adverts below.'
    site en_GB books.example 'Books for you' reading allowed 'Find a book that suits you.'
    site en_GB spelling.example 'Spelling, five minutes' reading allowed 'Practise the words of this week.'
    site en_GB news.example 'News for children' world together 'Read it together, and talk about it.'
}

# start_page LANGUAGE FILE: the start page of group 5, in a browser.
start_page() {
    "sites_$1"
    run "$1" 2026-11-23T08:30:00 page --group 5 --to "$work/$1/page.html"
    HOME=$work chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1240,950 \
        --user-data-dir="$work/chromium" --screenshot="$work/page.png" "file://$work/$1/page.html" >/dev/null 2>&1
    convert "$work/page.png" -bordercolor '#d5d3cc' -border 1 -strip +dither -colors 200 \
        -define png:exclude-chunks=date,time "PNG8:doc/pictures/$2"
    echo "doc/pictures/$2"
}

# lessons LANGUAGE: two lessons of the week in which the pictures are made, with sites of that list.
lessons_nl_NL() {
    run nl_NL 2026-11-20T15:40:00 lesson add 'Waar ligt Europa' --day 2026-11-24 --groups 5 --subject aardrijkskunde \
        --goal 'We zoeken op de kaart welke landen bij Europa horen.' --site kaart.example/eu --show topo.example
    run nl_NL 2026-11-20T15:42:00 lesson add 'Wat is echt nieuws' --day 2026-11-26 --groups 5 --subject wereld --media \
        --goal 'We ontdekken hoe je ziet of een bericht klopt.' --site nieuws.example
}

lessons_en_GB() {
    run en_GB 2026-11-20T15:40:00 lesson add 'Where is Europe' --day 2026-11-24 --groups 5 --subject geography \
        --goal 'We find out which countries are part of Europe.' --site map.example/eu --show topo.example
    run en_GB 2026-11-20T15:42:00 lesson add 'What is real news' --day 2026-11-26 --groups 5 --subject world --media \
        --goal 'We learn to see whether a message is true.' --site news.example
}

# new_year LANGUAGE: the same children as a class of a school, after the summer. Of an invented class nobody moves up.
new_year() {
    rm "$work/$1/.local/share/klaskast/klaskast.db.pin"
    run "$1" 2026-11-23T08:40:00 export class --to "$work/$1/class.csv"
    rm -r "$work/$1/.local"
    printf 'Voornaam;Achternaam\nKeet;Appelboom\nBoaz;Dijkgraaf\nFaye;Lindeman\nTygo;Smit\n' >"$work/$1/eight.csv"
    run "$1" 2026-08-24T08:40:00 import "$work/$1/eight.csv" --class 8A
    run "$1" 2026-08-24T08:40:00 import "$work/$1/class.csv" --class 7A
    screen "$1" 2027-08-23T08:10:00
}

mkdir -p doc/pictures
for language in en_GB nl_NL; do
    suffix=
    [ $language = nl_NL ] && suffix=-nl
    morning $language
    screen $language 2026-11-23T08:33:00
    keys 2 v
    picture violation$suffix.png
    keys Enter
    picture roster$suffix.png
    keys F3
    picture todo$suffix.png
    keys End l
    picture letter$suffix.png
    keys Escape F2 b
    picture board$suffix.png
    screen $language 2026-11-23T08:33:00
    keys F6
    picture overview$suffix.png
    start_page $language startpage$suffix.png
    "lessons_$language"
    screen $language 2026-11-23T08:33:00
    keys F5 Down
    picture lessons$suffix.png
    screen $language 2026-11-23T08:33:00
    keys C-p 4 7 1 1 Enter 4 7 1 1 Enter F8
    picture lock$suffix.png
    new_year $language
    picture new-year$suffix.png
done
