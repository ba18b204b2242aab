# What the fault tests share; sourced, never run.
#
# A test makes a data file with a small class in a folder of its own, does
# something terrible to one command, and then asks the program itself what is
# left: `verify` must find nothing wrong, and what the class looks like must be
# either what it was or what the command would have made of it. It prints
# 'ok NAME' or 'not ok NAME: why', with what the command said below.

set -u

# Start again with nothing of this machine's environment but the tools' own.
if [ -z "${FAULT_HOME:-}" ]; then
    pass=()
    for name in ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS TMPDIR FLIPS FAULT_MOST; do
        [ -n "${!name:-}" ] && pass+=("$name=${!name}")
    done
    FAULT_HOME=$(mktemp -d "${TMPDIR:-/tmp}/klaskast-fault-XXXXXX")
    program=$(realpath "${KLASKAST_PROGRAM:-build/klaskast}") || exit 99
    exec env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin FAULT_HOME="$FAULT_HOME" KLASKAST_PROGRAM="$program" \
        FAULT_REPOSITORY="$PWD" LANG=C.UTF-8 TZ=Europe/Amsterdam KLASKAST_ETC=/nowhere KLASKAST_NOW=2026-11-20T10:15:00 \
        "${pass[@]}" bash "$0" "$@"
fi
trap 'chmod -R u+rwX "$FAULT_HOME"; rm -rf "$FAULT_HOME"' EXIT

program=$KLASKAST_PROGRAM
here=$FAULT_HOME/case # every trial happens here, in a fresh copy of the class
base=$FAULT_HOME/base
db=$here/data/klaskast/klaskast.db
list=$here/list.csv
export HOME=$here XDG_DATA_HOME=$here/data XDG_CONFIG_HOME=$here/config XDG_STATE_HOME=$here/state
export XDG_CACHE_HOME=$here/cache

calls='openat pwrite64 write fdatasync fsync ftruncate unlink rename'
failed=0

ok() { # NAME
    echo "ok $1"
}

not_ok() { # NAME WHY [FILE...]: the files say more
    echo "not ok $1: $2"
    failed=$((failed + 1))
    shift 2
    for file in "$@"; do
        [ -s "$file" ] && sed "s|^|#   $(basename "$file"): |; 12q" "$file"
    done
    return 0
}

# The last line of every test.
finish() {
    [ "$failed" -eq 0 ]
    exit
}

# One command of the program. What spins is ended after 20 seconds, code 124.
k() {
    timeout --kill-after=2 20 "$program" --teacher 'Marit Bakker' "$@" </dev/null
}

# A fresh copy of the class.
fresh() {
    rm -rf "$here"
    cp -a "$base" "$here"
}

# The class every trial starts from: five pupils, one phone handed in, one
# violation, one site. Names are invented.
fault_class() {
    mkdir -p "$here"
    printf 'Voornaam;Tussenvoegsel;Achternaam\n%s\n%s\n%s\n%s\n%s\n' 'Noor;de;Vries' 'Mees;;Bakker' \
        'Zoë;;Öztürk-Aydın' 'Łukasz;;Wiśniewski' 'Daan;van den;Berg' >"$list"
    mkdir -p "$XDG_CONFIG_HOME/klaskast"
    printf '[school]\nname = De Boom\nplace = Dorp\nhead = Els de Groot\npolicy_name = Telefoons\n%s\n' \
        'policy_date = september 2026' >"$XDG_CONFIG_HOME/klaskast/config.ini"
    { k import "$list" --class 7A && k in Mees && k log Daan not-off && k site add https://vogels.example; } \
        >"$FAULT_HOME/made" 2>&1 || {
        not_ok "$(basename "$0" .sh)__the_class_is_made" 'a command failed' "$FAULT_HOME/made"
        finish
    }
    # For the import that is killed: one pupil changed, two new.
    printf 'Voornaam;Tussenvoegsel;Achternaam\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n' 'Noor;de;Vries' 'Mees;;Bakker' \
        'Zoë;;Öztürk-Aydın' 'Łukasz;;Wiśniewski' 'Daan;van den;Berg' 'Yara;;Haddad' 'Pim;;Yildiz' >"$list"
    rm -rf "$base"
    cp -a "$here" "$base"
}

# Makes the class one that was not opened today: no copy of the day is there.
fault_class_of_yesterday() {
    rm -rf "$base/data/klaskast/klaskast-backups"
}

# Makes the class one with ticks from long before: whoever runs it sets KLASKAST_NOW to a later day.
fault_class_past_its_time() {
    fresh
    KLASKAST_NOW=2026-11-20T14:15:00 k back Mees >"$FAULT_HOME/made" 2>&1
    k absent Noor >>"$FAULT_HOME/made" 2>&1
    rm -rf "$base"
    cp -a "$here" "$base"
}

# Makes the class one of an older klaskast. $db is the fresh copy's.
fault_class_older() {
    fresh
    "$FAULT_REPOSITORY/build/tests/fault/older" "$db" || return 1
    rm -rf "$base"
    cp -a "$here" "$base"
}

# Makes the class one whose last writer died in the middle: an import that made
# the file longer was killed before it could remove SQLite's journal. The next
# command has to undo that before it does anything else.
fault_class_half_written() {
    local n
    for n in $(seq 40); do
        fresh
        { echo 'Voornaam;Tussenvoegsel;Achternaam' && printf 'Jip%s;;Janneke\n' {a..t}{a..t}; } >"$list"
        injected unlink "signal=SIGKILL:when=$n" import "$list" --class 7A
        [ "$reached" = yes ] || break
        if [ -s "$db-journal" ]; then
            rm -rf "$base"
            cp -a "$here" "$base"
            return 0
        fi
    done
    return 1
}

# What the program tells of the data, as text to compare.
state() {
    k today --json && k tasks --json && k history Noor --json && k history Daan --json && k site list --json &&
        k lesson list && k consent --json && k agreements
}

# What may be left after COMMAND: before or after, nothing between. Leaves them
# in the files before and after.
fault_outcomes() { # ARGS...
    fresh
    state >"$FAULT_HOME/before" 2>&1
    fresh # whatever looking at it did (recover, for one) is part of the command's work
    timeout --kill-after=2 20 strace -f -qq -o "$FAULT_HOME/plain.calls" -e trace="${calls// /,}" \
        -E "ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0" "$program" --teacher 'Marit Bakker' "$@" </dev/null \
        >"$FAULT_HOME/plain.out" 2>"$FAULT_HOME/plain.err"
    plain_code=$?
    state >"$FAULT_HOME/after" 2>&1
}

# The data is whole and is one of the two outcomes; ACKNOWLEDGED (the command
# said that it was done) leaves only 'after'. Prints what is wrong.
left_over() { # ACKNOWLEDGED
    local code
    k verify >"$FAULT_HOME/verify" 2>&1
    code=$?
    if [ $code -ne 0 ]; then
        echo "verify ended with $code"
        return
    fi
    state >"$FAULT_HOME/left" 2>&1
    if cmp -s "$FAULT_HOME/left" "$FAULT_HOME/after"; then
        return
    elif ! cmp -s "$FAULT_HOME/left" "$FAULT_HOME/before"; then
        echo 'what is left is neither before nor after'
    elif [ "$1" = yes ]; then
        echo 'it was acknowledged and is lost'
    fi
}

# A backup under its final name is whole, whatever happened while it was made:
# a teacher who looks in that folder trusts what she finds.
backups_whole() {
    local file
    while IFS= read -r -d '' file; do
        k --database "$file" verify >"$FAULT_HOME/verify" 2>&1 || {
            echo "the backup $(basename "$file") is not whole"
            return
        }
    done < <(find "$here" -name '*.db' -not -path "$db" -print0)
}

# What the killed run left unfinished is removed by the next that copies.
nothing_unfinished() {
    local left
    k backup >"$FAULT_HOME/again" 2>&1 || echo 'a backup afterwards failed'
    left=$(find "$here" -name '*.new*')
    [ -z "$left" ] || echo "left unfinished: $left"
}

# Doing it again after the trouble gives what was wanted. A tick that was kept
# after all is refused in words (code 1); that is right too, and so is a second
# version of what can be made twice (repeats=yes).
works_again() { # ARGS...
    local code
    k "$@" >"$FAULT_HOME/again" 2>&1
    code=$?
    if [ $code -gt 1 ]; then
        echo "done again, it ended with $code"
        return
    fi
    [ "${repeats:-no}" = no ] || return
    state >"$FAULT_HOME/left" 2>&1
    cmp -s "$FAULT_HOME/left" "$FAULT_HOME/after" || echo 'done again, it did not become what was wanted'
}

# Counts the calls of the undisturbed command: from the first that touches the
# data (before that there are only libraries), to the last. Sets $first and
# $last; $last is 0 when there is no such call.
fault_places() { # CALL
    local at
    first=1
    last=$(grep -cE "^([0-9]+ +)?$1\\(" "$FAULT_HOME/plain.calls")
    if [ "$1" = openat ]; then
        at=$(grep -E "^([0-9]+ +)?openat\\(" "$FAULT_HOME/plain.calls" | grep -nF "$here" | head -n 1)
        first=${at%%:*}
        [ -n "$first" ] || last=0
    fi
}

# How far apart the places are that are tried, between $first and $last: all of
# them, or at most FAULT_MOST, spread evenly. 'make test' tries some, 'make fault'
# and 'make torture' try all.
fault_step() { # WANTED
    local count=$((last - first + 1)) step=$1
    [ -z "${FAULT_MOST:-}" ] || [ $(((count + step - 1) / step)) -le "$FAULT_MOST" ] ||
        step=$(((count + FAULT_MOST - 1) / FAULT_MOST))
    echo "$step"
}

# Runs the command while its N-th CALL is treated as INJECT says; $code, the
# files out, err, and $reached (yes: there was an N-th call).
injected() { # CALL INJECT ARGS...
    local call=$1 inject=$2
    shift 2
    # The shell's own remark about a killed child goes nowhere; the leak check
    # of a sanitizer cannot work beneath strace.
    {
        timeout --kill-after=2 20 strace -f -qq -o "$FAULT_HOME/calls" -e trace="$call" \
            -e inject="$call:$inject" -E "ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0" \
            "$program" --teacher 'Marit Bakker' "$@" </dev/null >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
        code=$?
    } 2>/dev/null
    reached=no
    if [ $code -eq 137 ] || grep -q INJECTED "$FAULT_HOME/calls"; then
        reached=yes
    fi
}

# Every trial needs strace to be allowed; some containers forbid it.
fault_needs_strace() {
    if ! strace -qq -o /dev/null true 2>"$FAULT_HOME/err"; then
        echo "ok $(basename "$0" .sh) # SKIP strace may not trace here: $(tail -n 1 "$FAULT_HOME/err")"
        finish
    fi
}
