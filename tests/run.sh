#!/bin/bash
# Runs the test programs and scripts it is given and sums their results.
#
#   tests/run.sh PROGRAM...        JOBS=2 how many at once, LIMIT=300 seconds each
#
# A program reports in lines 'ok NAME' and 'not ok NAME' (cmocka's TAP, or a
# script of our own). It also fails when it ends badly without having said so,
# reports fewer results than it planned, takes too long, or reports nothing:
# a test that did not run must not look like one that passed.
#
# The last line is always 'N passed, N failed'; exit 1 when any failed or none ran.

set -u
jobs=${JOBS:-$(nproc)}
limit=${LIMIT:-300}
work=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-run-XXXXXX")
trap 'rm -rf "$work"' EXIT

# The homes of tests that fail half-way go when everything else goes.
# Passable, not readable, since some run the program as somebody else.
mkdir "$work/tmp"
chmod 711 "$work" "$work/tmp"
export TMPDIR=$work/tmp

export CMOCKA_MESSAGE_OUTPUT=TAP
# cmocka's own handler for crashes would hide the sanitizer's report.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=2"

run_one() { # NUMBER PROGRAM
    local start=$EPOCHREALTIME
    timeout --kill-after=5 "$limit" "$2" >"$work/$1.out" 2>"$work/$1.err" </dev/null
    echo $? >"$work/$1.code"
    local end=$EPOCHREALTIME
    echo $((${end/[.,]/} - ${start/[.,]/})) >"$work/$1.time"
}

# What happened beside the results themselves, as one more failure, or nothing.
complaint() { # PASSED FAILED SKIPPED PLANNED CODE
    if [ "$5" -eq 124 ] || [ "$5" -eq 137 ]; then
        echo "took longer than $limit seconds, or was killed"
    elif [ "$5" -ge 126 ]; then
        echo "ended with code $5"
    elif [ $(($1 + $2 + $3)) -eq 0 ]; then
        echo "reported no result (code $5)"
    elif [ -n "$4" ] && [ $(($1 + $2 + $3)) -lt "$4" ]; then
        echo "planned $4 results and reported $(($1 + $2 + $3))"
    elif [ "$5" -ne 0 ] && [ "$2" -eq 0 ]; then
        echo "every result was ok, yet it ended with code $5"
    fi
}

passed=0 failed=0

report_one() { # NUMBER PROGRAM
    local out=$work/$1.out p f s plan code why
    code=$(cat "$work/$1.code")
    # cmocka calls a skipped test 'not ok'.
    s=$(grep -acE '^(not )?ok\b.*# SKIP' "$out")
    p=$(grep -aE '^ok\b' "$out" | grep -avc '# SKIP')
    f=$(grep -aE '^not ok\b' "$out" | grep -avc '# SKIP')
    plan=$(sed -n 's/^1\.\.\([0-9][0-9]*\).*/\1/p' "$out" | awk '{ n += $1 } END { if (NR) print n }')
    why=$(complaint "$p" "$f" "$s" "$plan" "$code")
    [ -n "$why" ] && f=$((f + 1))
    passed=$((passed + p)) failed=$((failed + f))
    printf '%-6s %-44s %4d passed' "$([ "$f" -eq 0 ] && echo ok || echo FAILED)" "$2" "$p"
    [ "$f" -gt 0 ] && printf ', %d failed' "$f"
    [ "$s" -gt 0 ] && printf ', %d skipped' "$s"
    awk '{ printf "   %.1f s\n", $1 / 1e6 }' "$work/$1.time"
    [ "$s" -gt 0 ] && grep -aE '# SKIP' "$out" | sed 's/^/         /'
    if [ "$f" -gt 0 ]; then
        [ -n "$why" ] && echo "  | $2: $why"
        grep -avE '^(ok\b|1\.\.)' "$out" | head -n 300 | sed 's/^/  | /'
        tail -n 200 "$work/$1.err" | sed 's/^/  | /'
    fi
}

number=0
for program in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do
        wait -n
    done
    number=$((number + 1))
    run_one $number "$program" &
done
wait

number=0
for program in "$@"; do
    number=$((number + 1))
    report_one $number "$program"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
