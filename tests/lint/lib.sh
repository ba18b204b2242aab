# What the lint tests share; sourced, never run. A test is a command that writes
# what is wrong to its standard output: nothing written means that all is well.

set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
failed=0

# check NAME COMMAND...
check() {
    local name=$1 wrong
    shift
    wrong=$("$@" 2>&1)
    if [ -z "$wrong" ]; then
        echo "ok $name"
    else
        echo "not ok $name: $(head -n 1 <<<"$wrong")"
        sed 's/^/# /; 40q' <<<"$wrong"
        failed=$((failed + 1))
    fi
}

# The last line of every lint test.
finish() {
    [ "$failed" -eq 0 ]
    exit
}

# The project's own C sources, or those below the folders given.
c_files() {
    find "${@:-.}" \( -path ./build -o -path ./.git \) -prune -o -name '*.[ch]' -print | sort
}
