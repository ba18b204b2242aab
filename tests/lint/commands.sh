#!/bin/bash
# What README and the guides show works: each command of theirs is carried out in the invented class, on a Friday
# morning in November, and what README prints is what the program prints.
. "$(dirname "$0")/lib.sh"

program=$(realpath "${KLASKAST_PROGRAM:-build/klaskast}")
pages='README.md doc/handleiding.md doc/guide.md'

# as_shown LANGUAGE TIME COMMANDLINE: in $home, the words as a shell reads them, as they stand on the page.
as_shown() {
    (
        language=$1
        klaskast() { env LC_ALL="$language" "$program" "$@"; }
        export HOME=$home TZ=Europe/Amsterdam KLASKAST_NOW=2026-11-20T$2:00
        unset XDG_CONFIG_HOME XDG_DATA_HOME
        cd "$home" && eval "$3"
    ) </dev/null 2>&1
}

make_home() {
    home=$(mktemp -d)
    printf 'Voornaam;Achternaam\nNoor;de Vries\n' | tee "$home/lijst.csv" >"$home/list.csv"
}

# The lines of a page's blocks of one kind.
blocks() {
    sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/{/^\`\`\`/!p}" "$1"
}

readme_prints_what_it_shows() {
    make_home
    blocks README.md console | sed -n 's/^\$ //p' | while read -r line; do
        echo "\$ $line"
        as_shown C.UTF-8 08:40 "$line"
    done >"$home/printed"
    blocks README.md console | diff - "$home/printed"
    grep -c '^\$ ' "$home/printed" | grep -qvx 0 || echo 'README.md shows no command'
    rm -rf "$home"
}

# A stick, a passphrase, the terminal's screen: not here.
in_this_test() {
    grep -vE '/media/|klaskast restore|klaskast pin set|-- *config'
}

# guide_commands_work PAGE LANGUAGE WORDS: WORDS are what the program calls the class in it.
guide_commands_work() {
    local line said
    make_home
    as_shown "$2" 08:40 'klaskast demo' >/dev/null || echo 'klaskast demo does not work'
    as_shown "$2" 10:40 'klaskast today' | grep -q "$3" || echo "klaskast today does not say $3"
    [ "$(blocks "$1" sh | grep -c '^klaskast ')" -gt 10 ] || echo "$1 shows hardly a command"
    blocks "$1" sh | grep '^klaskast ' | in_this_test | while read -r line; do
        mkdir -p "$home/.config/klaskast"
        said=$(as_shown "$2" 10:40 "$line") || printf '%s: %s\n' "$line" "$said"
    done
    rm -rf "$home"
}

# bones PAGE: its commands, its pictures, its keys in tables, how many tasks.
bones() {
    blocks "$1" sh | sed 's/ *#.*//; s/lijst/list/; s/lessen/lessons/'
    grep -oE '\(pictures/[a-z-]+' "$1" | sed 's/-nl$//'
    grep -c '^## ' "$1"
}

guides_have_the_same_tasks() {
    diff <(bones doc/handleiding.md) <(bones doc/guide.md)
}

# The example of each command's help, in both languages, each in the invented class as it is made; and no line is too
# long for a terminal.
help_is_true() {
    local language command line said
    for language in C.UTF-8 nl_NL.UTF-8; do
        make_home
        as_shown $language 08:40 'klaskast demo && klaskast in hugo && klaskast log mees not-off' >/dev/null
        cp -r "$home" "$home.made"
        as_shown $language 10:40 'klaskast --help' | sed -nE 's/^  ([a-z][a-z-]*) .*/\1/p' | while read -r command; do
            line=$(as_shown $language 10:40 "klaskast help $command" | grep "^  klaskast $command")
            rm -rf "$home" && cp -r "$home.made" "$home"
            in_this_test <<<"$line" | grep -q . || continue
            # The number of a task is that of the journal's row.
            [ "$command" = done ] && line=${line/162/$(as_shown $language 10:40 'klaskast tasks' | awk 'NR == 1 { print $1 }')}
            said=$(as_shown $language 10:40 "$line") || printf '%s: %s\n' "$line" "$said"
            as_shown $language 10:40 "klaskast help $command" | grep -vE '^(klaskast|  klaskast|  --)' | awk 'length > 82'
        done
        rm -rf "$home" "$home.made"
    done
}

# Commands within the text: the command is there, and so is each of its options, as Tab completes them.
commands_in_the_text_are_known() {
    local page words command option
    for page in $pages doc/avg.md; do
        grep -oE '`klaskast [a-z][^`]*`' "$page" | tr -d '`' | sed 's/ | .*//' | sort -u | while read -r words; do
            command=$(cut -d' ' -f2 <<<"$words")
            completed "klaskast $command" | grep -qx "$command" || echo "$page: $words: there is no such command"
            grep -oE -- '--[a-z-]+' <<<"$words" | while read -r option; do
                completed "klaskast $command $option" | grep -qx -- "$option" || echo "$page: $words: there is no $option"
            done
        done
    done
}

# completed WORDS: what Tab offers for the last of them.
completed() {
    bash -c '. share/klaskast.bash; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$1
        COMP_POINT=${#1}; _klaskast; printf "%s\n" "${COMPREPLY[@]}"' - "$1" 2>/dev/null
}

if [ -x "$program" ]; then
    check lint__readme_prints_what_it_shows readme_prints_what_it_shows
    check lint__the_commands_of_the_guide_work guide_commands_work doc/guide.md C.UTF-8 'Class 7'
    check lint__the_commands_of_the_dutch_guide_work guide_commands_work doc/handleiding.md nl_NL.UTF-8 'Groep 7'
    check lint__the_guides_have_the_same_tasks guides_have_the_same_tasks
    check lint__the_examples_of_the_help_work help_is_true
    check lint__commands_in_the_text_are_known commands_in_the_text_are_known
else
    echo 'ok lint__the_commands_of_the_pages_work # SKIP the program is not built'
fi
finish
