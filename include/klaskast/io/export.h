/* Rows of named fields, as a table for a spreadsheet (CSV) or as JSON. In CSV a day is 2026-11-24 and a
 * moment 2026-11-24 08:40, which spreadsheets know; yes and no are 1 and 0. */
#ifndef KLASKAST_IO_EXPORT_H
#define KLASKAST_IO_EXPORT_H

#include "klaskast/base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum export_format { EXPORT_CSV, EXPORT_JSON };

enum { EXPORT_COLUMNS = 20 };

/* One row of a data dictionary. */
struct export_column {
    const char *name;    /* the same in both forms and in every language: "since" */
    const char *meaning; /* for doc/klaskast.1 */
};

/* A row is filled from left to right, one call a column; export_row ends it. */
struct export;
struct export *export_new(enum export_format format, const struct export_column *columns, size_t count);
void export_text(struct export *export, const char *text); /* NULL: nothing there */
void export_number(struct export *export, int64_t number);
void export_yes(struct export *export, bool yes);
void export_day(struct export *export, int day);       /* DAY_NONE: nothing there */
void export_moment(struct export *export, int64_t at); /* 0: nothing there */
void export_row(struct export *export);
/* Adds what was exported to `out`, and frees. */
void export_finish(struct export **export, struct buffer *out);

#endif
