# What the tests with a real browser share; sourced, never run.
#
# A test makes what it wants to look at in a home of its own, has programs that are not ours read it (Chromium, jq,
# python3, zbarimg) and prints 'ok NAME' or 'not ok NAME: why'. Where such a program is missing it prints
# 'ok NAME # SKIP why': it never fails for that.

set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
here=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-browser-XXXXXX")
program=$(realpath "${KLASKAST_PROGRAM:-build/klaskast}") || exit 99
tests=$PWD/tests/browser
trap 'rm -rf "$here"' EXIT
failed=0

ok() { # NAME
    echo "ok $1"
}

not_ok() { # NAME WHY [FILE...]: the files say more
    echo "not ok $1: $2"
    failed=$((failed + 1))
    shift 2
    for file in "$@"; do
        [ -s "$file" ] && sed 's|^|#   |; 20q' "$file"
    done
    return 0
}

# check NAME COMMAND...: nothing written and code 0 means that all is well.
check() {
    local name=$1
    shift
    if "$@" >"$here/check.out" 2>&1 && [ ! -s "$here/check.out" ]; then
        ok "$name"
    else
        not_ok "$name" "$(head -n 1 "$here/check.out")" "$here/check.out"
    fi
}

# The last line of every test.
finish() {
    [ "$failed" -eq 0 ]
    exit
}

# needs NAME TOOL...: skips all of this test where a tool is missing.
needs() {
    local name=$1 tool
    shift
    for tool in "$@"; do
        command -v "$tool" >/dev/null && continue
        echo "ok $name # SKIP there is no $tool"
        finish
    done
}

# One command of the program, in this test's home.
k() {
    env -i PATH=/usr/bin:/bin HOME="$here" LANG="${LANGUAGE_OF_TEST:-nl_NL.UTF-8}" KLASKAST_ETC=/nowhere TZ=Europe/Amsterdam \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}" KLASKAST_NOW="${NOW_OF_TEST:-2026-11-23T08:30:00}" \
        timeout --kill-after=2 20 "$program" --teacher 'Marit Bakker' "$@" </dev/null
}

# Chromium without a window, in a profile of its own, that leaves the network alone. Says nothing unless asked.
browser() {
    HOME=$here timeout --kill-after=2 50 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --disable-default-apps \
        --disable-extensions --user-data-dir="$here/profile" "$@" 2>"$here/browser.err"
}

# paper FILE.html FILE.pdf: as it comes out of a printer.
paper() {
    browser --no-pdf-header-footer --print-to-pdf="$2" "file://$1"
}
