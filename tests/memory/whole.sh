#!/bin/bash
# The whole program with the sanitizers and their leak check, driven by the end-to-end tests: with real keys on
# a real terminal, and by commands. What a sanitizer has to say counts, also where the test itself was content.
set -u
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build}
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

KLASKAST_PROGRAM=$(realpath "$build/sanitized/klaskast") || exit 2
export KLASKAST_PROGRAM
# The program catches a crash itself, to give the terminal back: a test looks at that.
export ASAN_OPTIONS="log_path=$work/report:handle_segv=0:handle_sigbus=0:detect_leaks=1"
export UBSAN_OPTIONS="log_path=$work/report:print_stacktrace=1"
export LSAN_OPTIONS="suppressions=$PWD/tests/memory/leaks.supp:print_suppressions=0"
export CMOCKA_MESSAGE_OUTPUT=TAP

for source in tests/e2e/*.c; do
    test=$(basename "$source" .c)
    "$build/tests/e2e/$test" >"$work/out" 2>"$work/err"
    code=$?
    name=sanitized__e2e_${test}__runs_and_frees_everything
    if [ $code -ne 0 ]; then
        echo "not ok $name: ended with code $code"
        grep -a '^not ok' "$work/out" | sed 's/^/# /'
        tail -n 60 "$work/err" | sed 's/^/# /'
        failed=1
    elif compgen -G "$work/report*" >/dev/null; then
        echo "not ok $name: a sanitizer has something to say"
        cat "$work"/report* | head -40 | sed 's/^/# /'
        failed=1
    else
        echo "ok $name"
    fi
    rm -f "$work"/report*
done
exit $failed
