#!/bin/bash
# Two programs on one file, and a clock that goes back.

. "$(dirname "$0")/lib.sh"

fault_class
fresh

# --- two at once ------------------------------------------------------------

# Adds sites one by one; the number acknowledged goes to a file.
add_sites() { # WHO
    local n added=0
    for n in $(seq 25); do
        k site add "https://$1-$n.example" >>"$FAULT_HOME/$1.out" 2>>"$FAULT_HOME/$1.err" && added=$((added + 1))
    done
    echo $added >"$FAULT_HOME/$1.added"
}

add_sites een &
add_sites twee &
wait
added=$(($(cat "$FAULT_HOME/een.added") + $(cat "$FAULT_HOME/twee.added")))
left=$(k site list --json | grep -oE '(een|twee)-[0-9]+\.example' | sort -u | wc -l)
k verify >"$FAULT_HOME/verify" 2>&1
code=$?
if [ "$left" -ne "$added" ] || [ $code -ne 0 ]; then
    not_ok 'both__two_at_once__lose_nothing' "$added acknowledged, $left left, verify $code" "$FAULT_HOME/verify"
elif [ "$added" -ne 50 ]; then
    not_ok 'both__two_at_once__wait_for_each_other' "only $added of 50 were kept" "$FAULT_HOME"/{een,twee}.err
else
    ok 'both__two_at_once__lose_nothing'
fi

# The same tick from both: one hands in, the other hears that it is done.
fresh
k in Noor >"$FAULT_HOME/een.out" 2>&1 &
first=$!
k in Noor >"$FAULT_HOME/twee.out" 2>&1
second_code=$?
wait $first
first_code=$?
devices=$(k today --json | tr -d ' \n' | grep -o '"first_name":"Noor"[^]]*' | grep -o '"kind"' | wc -l)
if [ $first_code -le 1 ] && [ $second_code -le 1 ] && [ "$devices" -eq 1 ] && k verify >/dev/null 2>&1; then
    ok 'both__the_same_tick_twice__is_one_device'
else
    not_ok 'both__the_same_tick_twice__is_one_device' "codes $first_code $second_code, devices $devices" \
        "$FAULT_HOME"/{een,twee}.out
fi

# The same letter from both: each is made, with its page and its text.
fresh
: >"$FAULT_HOME/een.out"
: >"$FAULT_HOME/twee.out"
for n in $(seq 8); do
    k letter Daan warning >>"$FAULT_HOME/een.out" 2>&1 &
    first=$!
    k letter Daan warning >>"$FAULT_HOME/twee.out" 2>&1
    wait $first
done
missing=$(cat "$FAULT_HOME"/{een,twee}.out | grep '^/' | while IFS= read -r page; do
    [ -s "$page" ] && [ -s "${page%.html}.txt" ] || echo "$page"
done | wc -l)
made=$(cat "$FAULT_HOME"/{een,twee}.out | grep '^/' | sort -u | wc -l)
if [ "$missing" -eq 0 ] && [ "$made" -eq 16 ] && k verify >/dev/null 2>&1; then
    ok 'both__the_same_letter_twice__loses_no_page'
else
    not_ok 'both__the_same_letter_twice__loses_no_page' "$made made, $missing without their files" \
        "$FAULT_HOME"/{een,twee}.out
fi

# --- the clock ----------------------------------------------------------------

at() { # MOMENT ARGS...
    local moment=$1
    shift
    KLASKAST_NOW=$moment k "$@"
}

# Whatever the clock says, a command ends in words, and the data stays whole.
for moment in 2026-11-20T08:00:00 2026-11-19T10:15:00 2026-10-25T02:30:00 2026-03-29T03:00:00 \
    1970-01-01T00:00:00 2028-02-29T23:59:59 2038-01-19T04:14:08 2100-03-01T12:00:00; do
    fresh
    at $moment in Noor >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
    code=$?
    at $moment log Noor not-handed-in >>"$FAULT_HOME/out" 2>>"$FAULT_HOME/err"
    logged=$?
    at $moment verify >"$FAULT_HOME/verify" 2>&1
    then=$?
    k verify >>"$FAULT_HOME/verify" 2>&1
    now=$?
    k today --json >"$FAULT_HOME/left" 2>&1
    today=$?
    if [ $code -le 1 ] && [ $logged -le 1 ] && [ $then -eq 0 ] && [ $now -eq 0 ] && [ $today -eq 0 ]; then
        ok "both__clock_at_${moment}__keeps_the_data_whole"
    else
        not_ok "both__clock_at_${moment}__keeps_the_data_whole" \
            "in $code, log $logged, verify then $then, now $now, today $today" "$FAULT_HOME"/{out,err,verify}
    fi
done

# What was recorded while the clock was wrong is still there when it is right.
fresh
at 2026-11-20T08:00:00 in Noor >"$FAULT_HOME/out" 2>&1
k history Noor --json >"$FAULT_HOME/history" 2>&1
if grep -q '08:00' "$FAULT_HOME/history"; then
    ok 'both__clock_set_back__what_was_recorded_stays'
else
    not_ok 'both__clock_set_back__what_was_recorded_stays' 'not in the history' "$FAULT_HOME"/{out,history}
fi
finish
