#!/bin/bash
# Every file of the source has its line in CONTRIBUTING.md, and the other way round.
. "$(dirname "$0")/lib.sh"

# The lines of the list: '- `src/base/text.c` what it is for'.
listed() {
    grep -oE '^- `src/[^`]+`' CONTRIBUTING.md | tr -d '`' | cut -c3- | sort
}

there() {
    find src -type f | sort
}

every_file_has_a_line() {
    comm -13 <(listed) <(there) | sed 's/$/ has no line in CONTRIBUTING.md/'
}

every_line_has_a_file() {
    comm -23 <(listed) <(there) | sed 's/$/ is in CONTRIBUTING.md and not there/'
}

one_line_each() {
    listed | uniq -d | sed 's/$/ is there twice/'
    grep -E '^- `src/' CONTRIBUTING.md | awk 'length > 120 { print "too long: " $0 }'
    grep -E '^- `src/[^`]+`$' CONTRIBUTING.md | sed 's/$/ says nothing/'
}

check lint__every_source_file_has_its_line every_file_has_a_line
check lint__every_line_has_its_source_file every_line_has_a_file
check lint__a_line_is_one_line one_line_each
finish
