#!/bin/bash
# What is said once in a table is there everywhere: styles in themes, rules in tests.
. "$(dirname "$0")/lib.sh"

style_names() {
    sed -n 's/^ *X([A-Z_]*, "\([a-z-]*\)",.*/\1/p' include/klaskast/ui/style.h
}

# Every style in every theme, and nothing in a theme that is no style.
styles_in_themes() {
    local theme names
    names=$(style_names)
    [ "$(wc -w <<<"$names")" -gt 5 ] || echo 'the table of styles in style.h was not found'
    for theme in themes/*.ini; do
        comm -3 <(sort <<<"$names") \
            <(sed -n '/^\[styles\]/,/^\[[^s]/s/^\([a-z-]*\) *=.*/\1/p' "$theme" | sort) |
            sed "s|^\t\(.*\)|$theme: \1 is no style|; t; s|^\(.*\)|$theme: \1 is missing|"
    done
}

# The rules that the program carries out now; each has a test with its number in its name.
rules='P1 P2 P3 P6 P7 P8 P9 P10 P10a P11 P12 P13 P15 P17 P18 S1 S2 S3 S4 S5 S6 S7 S8 S9 I1 I3 C1 C2 C5 G1 G2 G3'
rules_tested() {
    local rule
    for rule in $rules; do
        grep -qE "^\| $rule \|" doc/rules.md || echo "$rule is not in doc/rules.md"
        grep -rqE "__[a-z0-9_]*[a-zA-Z0-9_]*_$rule(\b|_)" tests/unit tests/golden tests/e2e tests/fault 2>/dev/null ||
            echo "no test has $rule in its name"
    done
}

# The five laws likewise.
laws_tested() {
    local law
    for law in 1 2 3 4 5; do
        grep -rqE "law_$law\b" tests/unit tests/e2e tests/lint || echo "no test bears the name of law $law"
    done
}

# The libraries of --version are those of README, with the same licence. What only tests use is in README alone.
libraries_named() {
    diff <(sed -nE '/^static const struct/,/^};/s/^ *\{ "([^"]+)", .*"([^"]+)"\)? \},$/\1 \2/p' src/app/version.c) \
        <(sed -nE 's/^\| \[([^]]+)\]\(.*\) \| (.*) \| (.*) \|$/\1|\2|\3/p' README.md | grep -v '|tests only|' |
            sed -E 's/ or GPL.*//; s/\|.*\|/ /')
}

check lint__the_libraries_of_the_version_are_those_of_the_readme libraries_named
check lint__every_style_is_in_every_theme styles_in_themes
check lint__every_rule_has_a_test_with_its_number rules_tested
check lint__every_law_has_a_test_with_its_name laws_tested
finish
