#!/bin/bash
# An I/O error and a full disk at every single call that touches the disk: the
# command says so in words and ends with 3, or it succeeds; the data is whole
# either way, and once the trouble is over the same command works.
#
#   tests/fault/error.sh [COMMAND]   tick, first, import, rebuild, backup, migration or recovery only

. "$(dirname "$0")/lib.sh"

fault_needs_strace
fault_class

# What the command may do about an error; prints what is wrong.
ended_well() {
    case $code in
    0) ;;
    3) [ -s "$FAULT_HOME/err" ] || echo "it ended with $code and said nothing" ;;
    124 | 137) echo 'it did not end' ;;
    *) echo "it ended with $code" ;;
    esac
}

fail_once() { # WHEN CALL ERROR ARGS...
    local when=$1 call=$2 error=$3 why acknowledged=no
    shift 3
    fresh
    injected "$call" "error=$error:when=$when" "$@"
    if [ "$reached" = no ]; then
        echo 'it was not reached'
        return
    fi
    # Said and done: with code 0 the row is there. An error after the commit
    # (in the sync of the folder) may leave either.
    [ $code -eq 0 ] && acknowledged=yes
    why=$(ended_well)
    [ -n "$why" ] || why=$(left_over $acknowledged)
    [ -n "$why" ] || why=$(backups_whole)
    [ -n "$why" ] || why=$(works_again "$@")
    [ -z "$why" ] || echo "$why"
}

# SUFFIX '+': the disk stays as it is from there on. Every STEP-th place.
fail_everywhere() { # NAME CALL ERROR SUFFIX STEP ARGS...
    local name=$1 call=$2 error=$3 suffix=$4 step=$5 n first last
    shift 5
    local test="error__${name}__${call}_$error${suffix:+_from_then_on}"
    fault_places "$call"
    [ "$last" -gt 0 ] || return
    step=$(fault_step "$step")
    for ((n = first; n <= last; n += step)); do
        fail_once "$n$suffix" "$call" "$error" "$@" >"$FAULT_HOME/why"
        if [ -s "$FAULT_HOME/why" ]; then
            not_ok "$test" "at number $n: $(cat "$FAULT_HOME/why")" "$FAULT_HOME"/{out,err,verify,again}
            return
        fi
    done
    ok "$test ($(((last - first) / step + 1)) of $((last - first + 1)) places)"
}

command_failed() { # NAME ARGS...
    local name=$1 call
    shift
    [ -z "${only:-}" ] || [ "$only" = "$name" ] || return
    fault_outcomes "$@"
    for call in pwrite64 fdatasync fsync ftruncate unlink rename write; do
        fail_everywhere "$name" "$call" EIO '' 1 "$@"
    done
    for call in openat ftruncate rename; do
        fail_everywhere "$name" "$call" ENOSPC '' 1 "$@"
    done
    # Which write fails was tried at every place above; why it fails matters less.
    fail_everywhere "$name" pwrite64 ENOSPC '' 4 "$@"
    fail_everywhere "$name" pwrite64 ENOSPC + 2 "$@"
}

only=${1:-}
command_failed tick in Noor
command_failed import import "$list" --class 7A
command_failed rebuild rebuild
command_failed backup backup
if [ -z "$only" ] || [ "$only" = first ] || [ "$only" = migration ]; then
    fault_class_of_yesterday
    command_failed first in Noor
    fault_class_older || not_ok 'error__migration' 'the file could not be made older'
    command_failed migration today --json
    rm -rf "$here"
    fault_class
fi

if [ -z "$only" ] || [ "$only" = recovery ]; then
    if fault_class_half_written; then
        command_failed recovery in Noor
    else
        not_ok 'error__recovery' 'no kill of an import left a journal to recover from'
    fi
fi
finish
