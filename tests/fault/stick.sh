#!/bin/bash
# A stick that is full, locked, pulled out, that gives errors or that lies, at
# calls that touch it (the first and one more of each kind: each trial makes
# and opens a slow key); and a computer that stops there: the
# command says so and ends with 3, or it succeeds. What was on the stick and in
# the data file is as it was, and nothing that is no good is called a copy.

. "$(dirname "$0")/lib.sh"

fault_needs_strace
fault_class

stick=$here/stick
printf 'fiets lamp kaas regen\n' >"$FAULT_HOME/passphrase"
to_stick=(backup --to "$stick" --passphrase-fd 3)

fresh_stick() {
    fresh
    mkdir "$stick"
    exec 3<"$FAULT_HOME/passphrase"
}

fresh_stick
timeout 60 strace -f -qq -y -o "$FAULT_HOME/calls" -E "ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0" \
    "$program" "${to_stick[@]}" </dev/null >"$FAULT_HOME/out" 2>"$FAULT_HOME/err" || {
    not_ok 'stick__undisturbed__is_made' "it ended with $?" "$FAULT_HOME"/{out,err}
    finish
}

# A copy is on the stick already; the next one meets the trouble.
earlier() {
    rm -rf "$FAULT_HOME/earlier"
    cp -a "$stick" "$FAULT_HOME/earlier"
}
earlier

with_earlier() {
    fresh_stick
    cp -a "$FAULT_HOME/earlier/." "$stick"
}

# Every call of the undisturbed command that names the stick: 'CALL NUMBER RESULT'.
with_earlier
timeout 60 strace -f -qq -y -o "$FAULT_HOME/calls" -E "ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0" \
    "$program" "${to_stick[@]}" </dev/null >/dev/null 2>&1
sed -E 's/^[0-9]+ +//' "$FAULT_HOME/calls" | awk -F'(' '{ n[$1]++ } /\/stick/ { of = $0; sub(/.* = /, "", of); print $1, n[$1], of + 0 }' >"$FAULT_HOME/places"

# What must hold whatever happened; prints what does not.
left_well() {
    local file
    for file in "$FAULT_HOME"/earlier/*; do
        cmp -s "$file" "$stick/$(basename "$file")" || echo 'the earlier copy is not as it was'
    done
    for file in "$stick"/*.sealed; do
        cmp -s "$file" "$FAULT_HOME/earlier/$(basename "$file")" && continue
        exec 3<"$FAULT_HOME/passphrase"
        k verify --copy "$file" --passphrase-fd 3 >"$FAULT_HOME/verify" 2>&1 || echo "$(basename "$file") is no good copy"
    done
    k verify >"$FAULT_HOME/verify" 2>&1 || echo 'the data file is not in order'
}

# NAME CALL INJECT WORDS: at places of CALL that touch the stick. RESULT in INJECT is what the call gave.
at_each_place() {
    local name=$1 call=$2 inject=$3 words=$4 number result why tried=0
    while read -r number result; do
        with_earlier
        injected "$call" "${inject/RESULT/$result}:when=$number" "${to_stick[@]}"
        why=
        if [ "$reached" = no ]; then
            why='it was not reached'
        elif [ $code -ne 0 ] && [ $code -ne 3 ] && [ $code -ne 137 ]; then
            why="it ended with $code"
        elif [ $code -eq 3 ] && ! grep -qE "$words" "$FAULT_HOME/err"; then
            why='it did not say what to do'
        fi
        [ -n "$why" ] || why=$(left_well)
        if [ -z "$why" ] && [ $code -ne 137 ] && [ -n "$(find "$stick" -name '*.new*')" ] && [ "$call" != unlink ]; then
            why='it left something unfinished'
        fi
        if [ -z "$why" ] && [ $tried -eq 0 ]; then
            exec 3<"$FAULT_HOME/passphrase"
            k "${to_stick[@]}" >"$FAULT_HOME/again" 2>&1 || why='once the trouble is over it does not work'
            [ -z "$(find "$stick" -name '*.new*')" ] || why='what was unfinished stays'
        fi
        if [ -n "$why" ]; then
            not_ok "stick__$name" "at $call $number: $why" "$FAULT_HOME"/{out,err,verify}
            return
        fi
        tried=$((tried + 1))
    done < <(awk -v call="$call" '$1 == call { n[++all] = $2 " " $3 }
        END { step = int((all + 1) / 2); for (i = 1; i <= all; i += step > 0 ? step : 1) print n[i] }' "$FAULT_HOME/places")
    [ $tried -gt 0 ] && ok "stick__$name ($tried places)" || not_ok "stick__$name" "no $call touches the stick"
}

at_each_place full__is_said write error=ENOSPC 'is full'
at_each_place gives_errors__is_said write error=EIO 'is gone|gives errors'
at_each_place gives_errors_at_the_end__is_said fsync error=EIO 'is gone|gives errors'
at_each_place cannot_be_written__is_said openat error=EROFS 'cannot be written|is gone|did not give back'
at_each_place pulled_out__is_said openat error=ENOENT 'is gone|cannot be written|did not give back'
at_each_place cannot_be_read_back__is_no_copy read error=EIO 'did not give back|is gone'
at_each_place takes_no_name__is_said renameat2 error=EIO 'is gone|gives errors'
# A stick that says it wrote and did not.
at_each_place lies__is_not_called_a_copy write "retval=RESULT" 'did not give back'
for call in write renameat2; do
    at_each_place "killed_at_$call" "$call" signal=SIGKILL .
done
finish
