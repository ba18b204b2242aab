#!/bin/bash
# Every header stands alone, and neither compiler has anything to say.
. "$(dirname "$0")/lib.sh"

flags=(-std=c11 -D_GNU_SOURCE -Iinclude -Itests/unit '-DKLASKAST_VERSION="0"'
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wformat -Wformat-security -Werror)

# each COMMAND FILE...: as many at once as there are processors.
each() {
    local command=$1
    shift
    printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" bash -c "$command" _ 2>&1
}
export FLAGS="${flags[*]@Q}"

# A file that includes the header and nothing before it.
headers_alone() {
    each 'eval "flags=($FLAGS)"
        echo "#include \"$1\"
        typedef int not_empty;" | gcc "${flags[@]}" -I. -I"$(dirname "$1")" -fsyntax-only -x c - || echo "$1"' \
        $(c_files include src | grep '\.h$')
}

# -O1 and not -fsyntax-only: half of the warnings follow the flow.
gcc_quiet() {
    each 'eval "flags=($FLAGS)"; gcc "${flags[@]}" -O1 -S -o /dev/null "$1"' $(c_files src tests | grep '\.c$' |
        grep -v '^tests/fuzz/')
}

clang_quiet() {
    each 'eval "flags=($FLAGS)"; clang "${flags[@]}" -fsyntax-only "$1"' $(c_files src tests | grep '\.c$')
}

# Tests may hold uninitialised structs that cmocka fills; the program may not.
cppcheck_quiet() {
    cppcheck --quiet --std=c11 -D_GNU_SOURCE -DKLASKAST_VERSION='"0"' -Iinclude -j "$(nproc)" --inline-suppr \
        --enable=warning,performance,portability --suppress=missingIncludeSystem src
}

check lint__headers_compile_alone headers_alone
check lint__gcc_has_no_warnings gcc_quiet
check lint__clang_has_no_warnings clang_quiet
check lint__cppcheck_finds_nothing cppcheck_quiet
finish
