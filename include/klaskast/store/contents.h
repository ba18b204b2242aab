/* What is in a data file or a copy of it, without a name: for the report of a stick or a laptop that was
 * lost. The file is only read, and needs not be of this program's version. */
#ifndef KLASKAST_STORE_CONTENTS_H
#define KLASKAST_STORE_CONTENTS_H

#include "klaskast/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kinds of data as a report names them. */
enum contents_what {
    CONTENTS_NAMES,
    CONTENTS_DAYS,
    CONTENTS_EXEMPTIONS,
    CONTENTS_VIOLATIONS,
    CONTENTS_MEASURES,
    CONTENTS_DUTIES,
    CONTENTS_LETTERS,
    CONTENTS_NOTES,
    CONTENTS_CONSENT,
    CONTENTS_LESSON_LINES,
    CONTENTS_CALLS,
    CONTENTS_SITES,
    CONTENTS_LESSONS,
    CONTENTS_TOTALS, /* what is left of days whose time was over */
    CONTENTS_REST,   /* rules, who was in front of the class, agreements of a class */
    CONTENTS_KINDS,
};

struct contents_kind {
    int64_t count;   /* lines of the journal that hold something */
    int from, until; /* days; only where there are any */
};

struct contents {
    int64_t rows, emptied;
    int from, until;          /* days of the first and the last that happened */
    int64_t pupils, invented; /* pupils whose names are in it, also who left; of these in an invented class */
    int64_t classes;
    int64_t people; /* names of those who wrote */
    struct contents_kind kinds[CONTENTS_KINDS];
};

/* False: there is no such file, or it is no data file of klaskast, or it cannot be read to its end; `err`
 * says which, with `title` for the file. */
bool contents_read(const char *path, const char *title, struct contents *contents, struct err *err);

/* In JSON, never changes: "violations". */
const char *contents_name(enum contents_what what);
/* For people: "violations and what was announced". */
const char *contents_label(enum contents_what what);
bool contents_about_pupils(enum contents_what what);

#endif
