#!/bin/bash
# kill -9 at every single call that touches the disk, one call at a time, until
# there is no such call any more: nothing acknowledged is lost, nothing is half.
# With FAULT_MOST=8 at eight places of each call, spread evenly.
#
#   tests/fault/kill.sh [COMMAND]   tick, violation, first, import, letter, prep, rebuild, backup, migration or
#                               recovery only; consent, agreements, sites, note, lesson, card and purge when asked for

. "$(dirname "$0")/lib.sh"

fault_needs_strace
fault_class
: >"$FAULT_HOME/reached"

# Kills at the N-th CALL; prints what is wrong, or nothing.
kill_once() { # N CALL ARGS...
    local n=$1 call=$2 why acknowledged=no
    shift 2
    fresh
    injected "$call" "signal=SIGKILL:when=$n" "$@"
    if [ "$reached" = no ]; then
        echo 'it was not reached'
        return
    fi
    [ -s "$FAULT_HOME/out" ] && acknowledged=yes
    why=$(left_over $acknowledged)
    [ -n "$why" ] || why=$(backups_whole)
    [ -n "$why" ] || why=$(works_again "$@")
    [ -n "$why" ] || why=$(nothing_unfinished)
    [ -z "$why" ] || echo "$why"
}

# Kills at the first, second, ... last CALL of the command.
kill_everywhere() { # NAME CALL ARGS...
    local name=$1 call=$2 n first last step
    shift 2
    fault_places "$call"
    if [ "$last" -eq 0 ]; then
        [[ " $must " == *" $call "* ]] && not_ok "kill__${name}__$call" 'was never reached: this test proves nothing'
        return
    fi
    step=$(fault_step 1)
    for ((n = first; n <= last; n += step)); do
        kill_once $n "$call" "$@" >"$FAULT_HOME/why"
        if [ -s "$FAULT_HOME/why" ]; then
            not_ok "kill__${name}__$call" "at number $n: $(cat "$FAULT_HOME/why")" "$FAULT_HOME"/{out,err,verify,again}
            return
        fi
    done
    echo "$call" >>"$FAULT_HOME/reached"
    ok "kill__${name}__$call ($(((last - first) / step + 1)) of $((last - first + 1)) places)"
}

command_killed() { # NAME MUST ARGS...: MUST are the calls it cannot do without
    local name=$1 must=$2 call
    shift 2
    [ -z "${only:-}" ] || [ "$only" = "$name" ] || return
    fault_outcomes "$@"
    if [ $plain_code -ne 0 ]; then
        not_ok "kill__$name" "undisturbed it ends with $plain_code" "$FAULT_HOME"/plain.{out,err}
        return
    fi
    for call in $calls; do
        kill_everywhere "$name" "$call" "$@"
    done
}

only=${1:-}
prepared=$FAULT_REPOSITORY/tests/fuzz/corpus/fuzz_prep/stick.json
bookmarks=$FAULT_REPOSITORY/tests/fuzz/corpus/fuzz_bookmarks/chrome.html
command_killed tick 'openat pwrite64 write fdatasync unlink' in Noor
command_killed violation 'openat pwrite64 write fdatasync unlink' log Noor not-handed-in
command_killed import 'openat pwrite64 write fdatasync unlink' import "$list" --class 7A
repeats=yes command_killed letter 'openat pwrite64 write fdatasync fsync unlink rename' letter Daan warning
command_killed prep 'openat pwrite64 write fdatasync unlink' prep import "$prepared" --conflicts file
if [ -n "$only" ]; then
    write='openat pwrite64 write fdatasync unlink'
    repeats=yes command_killed consent "$write" consent Noor all yes
    command_killed agreements "$write" agreements made --line 'Ik help een ander.'
    command_killed sites "$write" site import "$bookmarks"
    repeats=yes command_killed note "$write" note Noor 'Een notitie.'
    repeats=yes command_killed lesson "$write" lesson add Breuken --day 2026-11-24 --site vogels.example
    repeats=yes command_killed card 'openat write fsync rename' card Noor
fi
# What is past its time: emptied with its numbers and its list, or not at all; a later one finishes it.
if [ "$only" = purge ]; then
    fault_class_past_its_time
    KLASKAST_NOW=2027-01-20T10:15:00 command_killed purge 'openat pwrite64 fdatasync unlink' purge ticks
fi
command_killed rebuild 'openat pwrite64 write fdatasync unlink' rebuild
command_killed backup 'openat pwrite64 write fsync rename' backup

if [ -z "$only" ] || [ "$only" = first ] || [ "$only" = migration ]; then
    fault_class_of_yesterday
    command_killed first 'openat pwrite64 write fdatasync fsync rename unlink' in Noor
    fault_class_older || not_ok 'kill__migration' 'the file could not be made older'
    command_killed migration 'openat pwrite64 write fdatasync fsync rename unlink' today --json
    rm -rf "$here"
    fault_class
fi

if [ -z "$only" ] || [ "$only" = recovery ]; then
    if fault_class_half_written; then
        command_killed recovery 'openat pwrite64 fdatasync ftruncate unlink' in Noor
    else
        not_ok 'kill__recovery' 'no kill of an import left a journal to recover from'
    fi
fi

if [ -z "$only" ]; then
    for call in $calls; do
        if grep -qx "$call" "$FAULT_HOME/reached"; then
            ok "kill__some_command__reaches_$call"
        else
            not_ok "kill__some_command__reaches_$call" 'no command did: these tests prove nothing about it'
        fi
    done
fi
finish
