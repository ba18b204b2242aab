/* A class list: who is in which class. Reads what Dutch schools have: exports of their administration, a
 * sheet of a teacher, the list of the Google admin console, or names pasted line by line.
 *
 * Only name, school number, class and group are kept; every other column is dropped while reading and its
 * heading named. Nothing is written anywhere: the result is for a preview. */
#ifndef KLASKAST_IO_CLASSLIST_H
#define KLASKAST_IO_CLASSLIST_H

#include "klaskast/base/err.h"
#include "klaskast/base/memory.h"
#include "klaskast/domain/class_name.h"
#include "klaskast/domain/name.h"
#include "klaskast/io/charset.h"
#include "klaskast/io/heading.h"

#include <stdbool.h>
#include <stddef.h>

enum { CLASSLIST_SAMPLES = 3 };

enum column_why {
    WHY_HEADING, /* its heading (or the mapping) says what it is */
    WHY_VALUES,  /* no headings: found out from what stands in it */
    WHY_DOUBLE,  /* an earlier column is the same: not used */
    WHY_BSN, /* what stands in it looks like citizen service numbers (BSN): refused whatever its heading */
};

struct classlist_column {
    const char *heading; /* cleaned; "" when there is none */
    enum column_use use;
    enum column_why why;
    const char *samples[CLASSLIST_SAMPLES]; /* first values, cleaned, for choosing by hand; never of a
                                               forbidden column; NULL where there are no more */
};

struct classlist_row {
    int line; /* of the file */
    struct name name;
    const char *key;     /* trimmed; "" none */
    const char *class;   /* class_name_clean; "" none */
    const char *group;   /* "1".."8"; "" unknown */
    const char *written; /* the name as it stood in the file when it was taken apart, else NULL */
    bool odd;            /* a '?' or '_' or unreadable letter in the name: perhaps lost on saving */
};

enum refusal {
    REFUSED_NO_NAME,
    REFUSED_NUMBER_IN_NAME,
    REFUSED_SAME_KEY,  /* an earlier line has this number */
    REFUSED_SAME_NAME, /* an earlier line of this class has this name, and no numbers tell them apart */
};

struct classlist_refusal {
    int line;
    enum refusal why;
    int earlier;      /* line; 0 none */
    const char *name; /* as read; "" none */
};

struct classlist_class {
    const char *name; /* "" for rows without a class */
    size_t rows;
};

struct classlist {
    const char *file;
    struct charset_found charset;
    char delimiter;
    bool understood;  /* false: choose what the columns are (samples), and read again with that mapping */
    int heading_line; /* 0: no headings */
    struct classlist_column *columns;
    size_t column_count;
    struct classlist_row *rows;
    size_t row_count;
    struct classlist_refusal *refused;
    size_t refused_count;
    struct classlist_class *classes; /* in the order of the file */
    size_t class_count;
    const char *title_class; /* a class that a title line above the headings names; "" none */
    size_t inactive;         /* accounts that are not in use, or of staff: passed over */
    size_t totals;           /* lines with totals, repeated headings: passed over */
    size_t numbers_dropped;  /* school numbers that may be a BSN: the pupil is kept without */
};

/* What the columns are, when a person says so. */
struct classlist_mapping {
    int heading_line; /* lines up to and including this one are no pupils; 0 none */
    const enum column_use *uses;
    size_t count;
};

/* Reads the file at `path` (8 MiB at most). Everything lives in `arena`. `mapping` may be NULL. False: it
 * cannot be read, is no text, or holds a broken line; `err` names file, line and what to do. */
bool classlist_read(const char *path, const struct classlist_mapping *mapping, struct arena *arena,
                    struct classlist *list, struct err *err);

/* The same from bytes in memory; `name` is for messages. */
bool classlist_parse(const char *name, const char *bytes, size_t length,
                     const struct classlist_mapping *mapping, struct arena *arena, struct classlist *list,
                     struct err *err);

/* Why a row is refused, as a sentence with its line: "line 7: there is no name". */
const char *classlist_refusal_text(const struct classlist_refusal *refusal, char *text, size_t size);

#endif
