#!/bin/bash
# Runs the campaigns, each in its share of TORTURE_MINUTES (20), and prints what was tried, how often, and what was
# lost. TORTURE_SEED=N tries other places; without it chance says which, and it is printed.
#
#   tests/torture/torture.sh PROGRAM...
#
# The last line is 'N tried, N lost'; exit 1 when anything was lost, or a campaign did not run.

set -u
minutes=${TORTURE_MINUTES:-20}
jobs=${JOBS:-$(nproc)}
export TORTURE_SEED=${TORTURE_SEED:-$((RANDOM * 32768 + RANDOM))}
work=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-torture-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/tmp"
export TMPDIR=$work/tmp
export CMOCKA_MESSAGE_OUTPUT=TAP ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=2"

# How large a share of the time each gets; the rest gets 2.
share() { # NAME
    case $1 in
    calls) echo 8 ;;
    together) echo 6 ;;
    keys | test_monkey) echo 5 ;;
    bits | powercut | screens) echo 4 ;;
    *) echo 2 ;;
    esac
}

# The longest first, so that none is left to run alone at the end.
ordered=$(for program in "$@"; do echo "$(share "$(basename "$program")") $program"; done | sort -rn | cut -d' ' -f2)
total=0
for program in $ordered; do
    total=$((total + $(share "$(basename "$program")")))
done

echo "Campaigns for some $minutes minutes; TORTURE_SEED=$TORTURE_SEED tries the same again."
number=0
for program in $ordered; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do
        wait -n
    done
    name=$(basename "$program")
    seconds=$((minutes * 60 * jobs * $(share "$name") / total))
    number=$((number + 1))
    {
        TORTURE_SECONDS=$seconds timeout --kill-after=5 $((2 * seconds + 300)) "$program" >"$work/$name.out" \
            2>"$work/$name.err" </dev/null
        echo $? >"$work/$name.code"
    } &
done
wait

lost=0
for program in $ordered; do
    name=$(basename "$program")
    code=$(cat "$work/$name.code")
    if [ "$code" -ne 0 ] || grep -q '^not ok' "$work/$name.out"; then
        echo "--- $name ended with $code; seed $TORTURE_SEED"
        grep -av '^tally' "$work/$name.out" | grep -v '^ok' | head -n 60
        tail -n 30 "$work/$name.err"
        lost=1
    fi
    grep -a '# SKIP' "$work/$name.out"
done
echo
cat "$work"/*.out | LC_ALL=C awk -F '\t' '
    $1 == "tally" { if (!($2 in tried)) names[++count] = $2; tried[$2] += $3; lost[$2] += $4 }
    END {
        printf "%-62s %9s %6s\n", "What was tried", "Times", "Lost"
        for (i = 1; i <= count; i++) {
            n = names[i]; all += tried[n]; gone += lost[n]
            printf "%-62s %9d %6s\n", n, tried[n], lost[n] ? lost[n] : "none"
        }
        printf "\n%d tried, %d lost\n", all, gone
        exit gone > 0 || all == 0
    }' && [ $lost -eq 0 ]
