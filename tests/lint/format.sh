#!/bin/bash
# The code is laid out as .clang-format says: `make format` does it.
. "$(dirname "$0")/lib.sh"

laid_out() {
    c_files src include tests | xargs clang-format --dry-run -Werror 2>&1 | grep -oE '^[^ ]+: error' |
        cut -d: -f1 | sort -u
}

# Where clang-format is deaf: tabs, blanks at the end, no end of line.
plain_text() {
    grep -nIE ' +$' -r src include tests --include='*.[ch]' --include='*.sh' | head
    grep -nP '\t' -r src include tests --include='*.[ch]' | head
}

check lint__the_code_is_laid_out_by_clang_format laid_out
check lint__no_tabs_and_no_blanks_at_the_end plain_text
finish
