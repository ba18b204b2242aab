#!/bin/bash
# valgrind sees what the sanitizers do not: memory that is read before it was written. It is slow, so a few
# unit tests will do: those that walk through the most of the program.
set -u
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build}
failed=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

for test in ini settings decide_ladder model csv classlist_file chain; do
    name=valgrind__test_${test}__reads_nothing_unwritten_and_leaks_nothing
    program=$build/tests/unit/test_$test
    if [ ! -x "$program" ]; then
        echo "not ok $name: there is no $program"
        failed=1
    elif valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,possible \
        "$program" >"$log" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name: valgrind ended with code $?"
        grep -a '^==' "$log" | head -30 | sed 's/^/# /'
        failed=1
    fi
done
exit $failed
