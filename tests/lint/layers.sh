#!/bin/bash
# Who may include whom, and one door per library: read from every #include.
. "$(dirname "$0")/lib.sh"

declare -A may=(
    [base]='base'
    [domain]='base domain'
    [store]='base domain store'
    [io]='base domain io'
    [ui]='base ui'
    [screens]='base domain ui screens'
    [app]='base domain store io ui screens app'
)

# Every folder of the source is a layer of this list, and the other way round:
# a new one must not slip through unchecked.
layers_known() {
    for folder in src/*/ include/klaskast/*/; do
        local layer
        layer=$(basename "$folder")
        [ -n "${may[$layer]:-}" ] || echo "$folder is no layer"
    done
    for layer in "${!may[@]}"; do
        [ -d "src/$layer" ] || [ -d "include/klaskast/$layer" ] || echo "there is no src/$layer"
    done
}

layers_kept() {
    local layer file line other
    for layer in "${!may[@]}"; do
        grep -nHoE '^ *# *include *"klaskast/[a-z_]+/' -r "src/$layer" "include/klaskast/$layer" 2>/dev/null |
            while IFS=: read -r file line other; do
                other=${other#*klaskast/}
                case " ${may[$layer]} " in
                *" ${other%/} "*) ;;
                *) echo "$file:$line: $layer may not include ${other%/}" ;;
                esac
            done
    done
}

# What is not a public header is private: it lies beside the file that uses it.
private_headers_kept() {
    local file line name
    grep -nHoE '^ *# *include *"[^"]+"' -r src include --include='*.[ch]' | grep -v '"klaskast/' |
        while IFS=: read -r file line name; do
            name=${name#*\"}
            [ -f "$(dirname "$file")/${name%\"}" ] || echo "$file:$line: ${name%\"} is not in this folder"
        done
}

# door HEADER PATH...: the header is included below these paths only.
door() {
    local header=$1
    shift
    local allowed
    allowed=$(printf '^%s|' "$@")
    grep -nHE "^ *# *include *[<\"]($header)[>\"]" -r src include | grep -vE "${allowed%|}"
}

# The wall clock and the time zone are read in one file.
clock_door() {
    grep -nHE '\b(localtime|localtime_r|gmtime|gmtime_r|mktime|clock_gettime|gettimeofday|tzset|strftime) ?\(' \
        -r src --include='*.c' | grep -v '^src/base/clock\.c:'
    grep -nHE '\btime ?\((NULL|0|&)' -r src --include='*.c' | grep -v '^src/base/clock\.c:'
    grep -nHE '^ *# *include *<(sys/)?time\.h>' -r src include | grep -v '^src/base/clock\.c:'
}

# What is decided is decided from what was given: no file, no clock, no chance.
domain_is_pure() {
    grep -nHE '\b(getenv|fopen|open|read|write|printf|puts|rand|random_bytes|clock_now|clock_today) ?\(' \
        -r src/domain | grep -vE ':[0-9]+: *(/\*|\*)'
}

# The package manager finds what is linked; what is loaded when it is needed has to be named.
loaded_libraries_are_installed() {
    grep -rhoE '"lib[a-z0-9]+\.so\.[0-9]+"' src | tr -d '"' | sort -u | while read -r file; do
        package=${file%.so.*}
        [[ $package == *[0-9] ]] && package+=-
        package+=${file##*.}
        grep -qE "^Depends:.*[ ,]$package(,|$)" debian/control || echo "debian/control: Depends lacks $package for $file"
    done
}

check lint__every_folder_is_a_known_layer layers_known
check lint__no_layer_includes_upward layers_kept
check lint__private_headers_stay_in_their_folder private_headers_kept
check lint__curses_has_one_door__law_5 door '(ncursesw/|ncurses/)?(curses|ncurses|term|panel)\.h' src/ui/term.c
check lint__sqlite_has_one_door__law_5 door 'sqlite3\.h' src/store/
check lint__iniparser_has_one_door__law_5 door '(iniparser/)?(iniparser|dictionary)\.h' src/base/ini.c
check lint__utf8proc_has_one_door__law_5 door 'utf8proc\.h' src/base/text.c
check lint__sodium_has_one_door__law_5 door 'sodium\.h' src/base/digest.c src/base/secret.c
check lint__idn_has_one_door__law_5 door 'idn2\.h' src/base/idn.c
check lint__jansson_has_one_door__law_5 door 'jansson\.h' src/base/json.c
check lint__expat_has_one_door__law_5 door 'expat[a-z_]*\.h' src/io/xml.c
check lint__qrencode_has_one_door__law_5 door 'qrencode\.h' src/io/qr.c
check lint__md4c_has_one_door__law_5 door 'md4c[a-z-]*\.h' src/io/markdown.c
check lint__what_is_loaded_later_is_installed_too loaded_libraries_are_installed
check lint__nothing_talks_to_a_network door '(sys/socket|sys/un|netdb|resolv|ifaddrs|netinet/[a-z]+|arpa/[a-z]+|net/[a-z]+|curl/[a-z]+)\.h' nowhere
check lint__libraries_are_loaded_in_one_file door 'dlfcn\.h' src/base/library.c
check lint__the_wall_clock_has_one_door__law_5 clock_door
check lint__decisions_do_no_io__law_4 domain_is_pure
finish
