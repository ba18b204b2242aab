#!/bin/bash
# A folder or a file that cannot be written, and a disk that is really full:
# the command says so and what to do, ends with 3, and nothing is lost.

. "$(dirname "$0")/lib.sh"

fault_class

# root may write anywhere, so the commands run as somebody who may not. Only
# then is the program copied to where that somebody can read it.
as_user=()
if [ "$(id -u)" = 0 ]; then
    cp "$program" "$FAULT_HOME/klaskast"
    program=$FAULT_HOME/klaskast
    chmod 755 "$FAULT_HOME" "$program"
    as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi

u() { # ARGS...: a command as an ordinary user
    timeout --kill-after=2 20 "${as_user[@]}" "$program" --teacher 'Marit Bakker' "$@" </dev/null
}

fresh_for_user() {
    fresh
    [ ${#as_user[@]} -eq 0 ] || chown -R 65534:65534 "$here"
}

# A write must be refused with 3 and in words; reading may go on.
refused() { # NAME
    u in Noor >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
    local code=$?
    u today --json >"$FAULT_HOME/left" 2>>"$FAULT_HOME/err"
    local reading=$?
    chmod -R u+rwX "$here"
    if [ $code -ne 3 ]; then
        not_ok "$1" "the write ended with $code" "$FAULT_HOME"/{out,err}
    elif [ -s "$FAULT_HOME/out" ] || [ ! -s "$FAULT_HOME/err" ]; then
        not_ok "$1" 'it did not say that nothing was kept' "$FAULT_HOME"/{out,err}
    elif [ $reading -ne 0 ]; then
        not_ok "$1" "what is there can no longer be read: $reading" "$FAULT_HOME"/{out,err}
    elif ! u verify >"$FAULT_HOME/verify" 2>&1 || ! cmp -s "$FAULT_HOME/left" "$FAULT_HOME/today"; then
        not_ok "$1" 'the data is not as it was' "$FAULT_HOME"/{left,verify}
    else
        ok "$1"
    fi
}

fresh_for_user
u today --json >"$FAULT_HOME/today"

chmod 500 "$(dirname "$db")"
refused 'disk__read_only_folder__is_refused_in_words'

fresh_for_user
chmod 400 "$db"
refused 'disk__read_only_file__is_refused_in_words'

fresh_for_user
chmod 000 "$(dirname "$db")"
u in Noor >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
code=$?
chmod 700 "$(dirname "$db")"
if [ $code -eq 3 ] && [ -s "$FAULT_HOME/err" ]; then
    ok 'disk__closed_folder__is_refused_in_words'
else
    not_ok 'disk__closed_folder__is_refused_in_words' "it ended with $code" "$FAULT_HOME"/{out,err}
fi

# Who pipes the answer into a file must hear that it is not in there.
fresh
for command in 'today' 'today --json' 'verify' 'keys' 'history Noor' '--help' 'in --help' '--version'; do
    # shellcheck disable=SC2086 # some are two words
    k $command >/dev/full 2>"$FAULT_HOME/err"
    code=$?
    if [ $code -eq 3 ] && [ -s "$FAULT_HOME/err" ]; then
        ok "disk__no_room_for_the_answer_of_'$command'__is_said"
    else
        not_ok "disk__no_room_for_the_answer_of_'$command'__is_said" "it ended with $code" "$FAULT_HOME/err"
    fi
done

# The rest needs a small file system of its own, mounted where nobody sees it.
if ! unshare -rm mount -t tmpfs -o size=64k none /mnt 2>"$FAULT_HOME/err"; then
    echo "ok disk__full # SKIP no mount allowed here: $(tail -n 1 "$FAULT_HOME/err")"
    finish
fi

# Runs inside the new mount: fills the disk, then ticks until that is refused,
# counting what was acknowledged, and makes room again.
full_disk() {
    local n added=0 long
    long=$(printf %0150d 0) # few rows then fill the little room there is
    mkdir -p "$here/data/klaskast"
    mount -t tmpfs -o size=2m none "$here/data/klaskast" && cp "$base/data/klaskast/klaskast.db" "$db" || return 9
    chmod 600 "$db"
    dd if=/dev/zero of="$here/data/klaskast/filler" bs=4k 2>/dev/null
    dd if=/dev/null of="$here/data/klaskast/filler" bs=4k seek=$(($(stat -c %s "$here/data/klaskast/filler") / 4096 - 12)) \
        2>/dev/null
    for n in $(seq 400); do
        k site add "https://plek-$n.example/$long" >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
        code=$?
        [ $code -eq 0 ] || break
        added=$n
    done
    echo "code=$code added=$added"
    k verify >"$FAULT_HOME/verify" 2>&1 && echo whole
    echo "sites=$(k site list --json | grep -o 'plek-[0-9]*\.example' | sort -u | wc -l)"
    rm "$here/data/klaskast/filler"
    k in Noor >"$FAULT_HOME/again" 2>&1 && echo again
    k verify >>"$FAULT_HOME/verify" 2>&1 && echo still-whole
}
export -f full_disk k
export here base db program FAULT_HOME
fresh
rm -rf "$here/data"
unshare -rm bash -c full_disk >"$FAULT_HOME/full" 2>&1
read_out() { # NAME: what full_disk said of it
    sed -n "s/.*\\b$1=\\([0-9]*\\).*/\\1/p" "$FAULT_HOME/full"
}
code=$(read_out code) added=$(read_out added) sites=$(read_out sites)
if [ "$code" != 3 ]; then
    not_ok 'disk__full__is_refused_in_words' "it ended with ${code:-nothing}" "$FAULT_HOME"/{full,out,err}
elif [ ! -s "$FAULT_HOME/err" ]; then
    not_ok 'disk__full__is_refused_in_words' 'it said nothing' "$FAULT_HOME/full"
else
    ok 'disk__full__is_refused_in_words'
fi
if grep -qx whole "$FAULT_HOME/full" && [ -n "$added" ] && [ "$sites" = "$added" ]; then
    ok "disk__full__loses_nothing_acknowledged ($added kept)"
else
    not_ok 'disk__full__loses_nothing_acknowledged' "$added acknowledged, ${sites:-none} left" \
        "$FAULT_HOME"/{full,verify}
fi
if grep -qx again "$FAULT_HOME/full" && grep -qx still-whole "$FAULT_HOME/full"; then
    ok 'disk__full__works_when_there_is_room_again'
else
    not_ok 'disk__full__works_when_there_is_room_again' 'it does not' "$FAULT_HOME"/{full,again,verify}
fi

# Emptying needs little room, making the file anew as much as the file itself: what is emptied stays so, it is
# said, and it is finished when there is room.
full_purge() {
    mkdir -p "$here/data/klaskast"
    mount -t tmpfs -o size=2m none "$here/data/klaskast" && cp "$base/data/klaskast/klaskast.db" "$db" || return 9
    chmod 600 "$db"
    dd if=/dev/zero of="$here/data/klaskast/filler" bs=4k 2>/dev/null
    dd if=/dev/null of="$here/data/klaskast/filler" bs=4k seek=$(($(stat -c %s "$here/data/klaskast/filler") / 4096 - 40)) \
        2>/dev/null
    k purge ticks >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
    echo "code=$?"
    grep -q 'could not be made anew' "$FAULT_HOME/out" && echo said
    k verify >"$FAULT_HOME/verify" 2>&1 && grep -q 'rows were emptied' "$FAULT_HOME/verify" && echo emptied
    rm "$here/data/klaskast/filler"
    k purge ticks >"$FAULT_HOME/again" 2>&1
    python3 -c 'import sqlite3, sys
print(*sqlite3.connect(sys.argv[1]).execute("SELECT DISTINCT wiped FROM purge ORDER BY id DESC LIMIT 1").fetchone())' \
        "$db" | grep -qx 1 && echo wiped
    k verify >>"$FAULT_HOME/verify" 2>&1 && echo still-whole
}
export -f full_purge
fault_class_past_its_time
export KLASKAST_NOW=2027-01-20T10:15:00
fresh
rm -rf "$here/data"
unshare -rm bash -c full_purge >"$FAULT_HOME/full" 2>&1
if [ "$(tr '\n' ' ' <"$FAULT_HOME/full")" = 'code=0 said emptied wiped still-whole ' ]; then
    ok 'disk__full_while_the_file_is_made_anew__is_said_and_finished_later'
else
    not_ok 'disk__full_while_the_file_is_made_anew__is_said_and_finished_later' 'it went otherwise' \
        "$FAULT_HOME"/{full,out,err,verify,again}
fi
finish
