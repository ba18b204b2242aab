#!/bin/sh
# Prints the catalogue of all texts in the source: sorted, without dates, places and line numbers, so that it
# changes only when a text does.
set -eu
cd "$(dirname "$0")/.."
find src include -name '*.[ch]' | LC_ALL=C sort |
    xgettext --files-from=- --language=C --from-code=UTF-8 --output=- --sort-output --no-location \
        --keyword --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=translate_count:1,2 \
        --add-comments=TRANSLATORS --package-name=klaskast |
    sed -e '/^# /d' -e '/^#$/d' -e '/^#, fuzzy$/d' -e '/^"POT-Creation-Date/d' -e '/^"PO-Revision-Date/d' \
        -e '/^"Last-Translator/d' -e '/^"Language-Team/d' -e '/^"Report-Msgid/d' -e 's/charset=CHARSET/charset=UTF-8/'
