#!/bin/bash
# A data file that is cut off, empty, somebody else's, from a newer klaskast, or
# has one bit the wrong way round: it is refused in words and never written to,
# and no change to it goes by unseen.

. "$(dirname "$0")/lib.sh"

fault_class
fresh
state >"$FAULT_HOME/before" 2>&1

# The file is refused by reading and writing alike and stays byte for byte.
refused() { # NAME [WORD]: the message has WORD in it
    local command code
    rm -rf "$FAULT_HOME/copy"
    cp -a "$db" "$FAULT_HOME/copy" 2>/dev/null
    for command in 'today --json' 'in Noor'; do
        # shellcheck disable=SC2086 # two words
        k $command >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
        code=$?
        if [ $code -ne 3 ]; then
            not_ok "$1" "'$command' ended with $code" "$FAULT_HOME"/{out,err}
            return
        fi
        if [ ! -s "$FAULT_HOME/err" ]; then
            not_ok "$1" "'$command' did not say why"
            return
        fi
    done
    if [ -f "$FAULT_HOME/copy" ] && ! cmp -s "$db" "$FAULT_HOME/copy"; then
        not_ok "$1" 'it was written to' "$FAULT_HOME/err"
    elif [ -n "${2:-}" ] && ! grep -qi -- "$2" "$FAULT_HOME/err"; then
        not_ok "$1" "the message does not name it ($2)" "$FAULT_HOME/err"
    else
        ok "$1"
    fi
}

put_byte() { # OFFSET OCTAL
    # shellcheck disable=SC2059 # the format is the byte
    printf "\\$2" | dd of="$db" bs=1 seek="$1" conv=notrunc 2>/dev/null
}

fresh
: >"$db"
refused 'file__empty__is_refused'

fresh
size=$(stat -c %s "$db")
for length in 1 50 100 512 4095 4096 $((size / 2)) $((size - 4096)) $((size - 1)); do
    fresh
    truncate -s "$length" "$db"
    refused "file__cut_off_at_$length""__is_refused"
done

fresh
cp "$list" "$db"
refused 'file__a_class_list_by_mistake__is_refused'

fresh
head -c 20000 /dev/zero >"$db"
refused 'file__zeros__is_refused'

if [ -x "$FAULT_REPOSITORY/build/tests/bench/floor/commit" ]; then
    fresh
    rm "$db"
    "$FAULT_REPOSITORY/build/tests/bench/floor/commit" "$db" 1 >/dev/null
    refused 'file__of_another_program__is_refused'
fi

# user_version, in the header at 60: a later klaskast made it.
fresh
put_byte 60 177
refused 'file__of_a_newer_klaskast__is_refused'

fresh
rm "$db"
mkdir "$db"
refused 'file__a_folder__is_refused'

fresh
rm "$db"
mkfifo "$db"
refused 'file__a_pipe__is_refused_and_does_not_hang'

fresh
mv "$db" "$here/elsewhere.db"
ln -s "$here/elsewhere.db" "$db"
refused 'file__a_link__is_refused'

# user_version is 1, and what later versions have is not there.
fresh
state >"$FAULT_HOME/young" 2>&1
"$FAULT_REPOSITORY/build/tests/fault/older" "$db"
cp "$db" "$FAULT_HOME/older.db"
state >"$FAULT_HOME/old" 2>"$FAULT_HOME/err"
copy=$(find "$here/data" -name '*-before-version-4.db')
if [ -z "$copy" ] || [ "$(od -An -tu1 -j 63 -N 1 "$copy")" -ne 1 ]; then
    not_ok 'file__of_an_older_klaskast__is_copied_first' "the copy is '$copy'" "$FAULT_HOME/err"
elif ! cmp -s "$FAULT_HOME/young" "$FAULT_HOME/old" || ! k verify >"$FAULT_HOME/verify" 2>&1; then
    not_ok 'file__of_an_older_klaskast__is_brought_up_to_date' 'the data differs' "$FAULT_HOME"/{old,err,verify}
elif ! k --database "$copy" verify >"$FAULT_HOME/verify" 2>&1; then
    not_ok 'file__of_an_older_klaskast__is_copied_first' 'the copy is not whole' "$FAULT_HOME/verify"
else
    ok 'file__of_an_older_klaskast__is_copied_and_then_brought_up_to_date'
fi

# --- one bit --------------------------------------------------------------

# The bytes in use, since most of a young file is empty room: their offsets.
fresh
cmp -l "$db" <(head -c "$size" /dev/zero) | awk '{ print $1 - 1 }' >"$FAULT_HOME/used"
used=$(wc -l <"$FAULT_HOME/used")

# Spread over them by a fixed rule, so that a failure comes back.
flip() { # NUMBER: flips one bit, says which
    local offset bit=$(($1 * 5 % 8)) byte
    offset=$(sed -n "$(($1 * 7919 * 31 % used + 1))p" "$FAULT_HOME/used")
    byte=$(od -An -tu1 -j "$offset" -N 1 "$db")
    put_byte "$offset" "$(printf %03o $((byte ^ (1 << bit))))"
    echo "byte $offset bit $bit"
}

found=0 harmless=0
flips=${FLIPS:-150}
for n in $(seq "$flips"); do
    fresh
    where=$(flip "$n")
    k verify >"$FAULT_HOME/verify" 2>&1
    code=$?
    state >"$FAULT_HOME/left" 2>&1
    ended=$?
    k in Noor >"$FAULT_HOME/out" 2>"$FAULT_HOME/err"
    wrote=$?
    if [ $code -gt 3 ] || [ $ended -gt 3 ] || [ $wrote -gt 3 ]; then
        not_ok 'file__one_bit__never_crashes' "$where: verify $code, reading $ended, writing $wrote" \
            "$FAULT_HOME"/{verify,err}
    elif [ $code -ne 0 ]; then
        found=$((found + 1))
    elif cmp -s "$FAULT_HOME/before" "$FAULT_HOME/left"; then
        harmless=$((harmless + 1))
    else
        not_ok 'file__one_bit__never_goes_by_unseen' "$where: verify found nothing, the data differs" \
            "$FAULT_HOME"/{before,left}
    fi
done
if [ $failed -eq 0 ] && [ $found -gt 0 ]; then
    ok "file__one_bit__is_found_or_changes_nothing ($found found, $harmless harmless, of $flips)"
elif [ $found -eq 0 ]; then
    not_ok 'file__one_bit__is_found' "of $flips flips verify found none"
fi
finish
